// SPDX-License-Identifier: Apache-2.0
// The town of the model test with the dossiers of one history in it.
#pragma once

#include "disposal/tests/model_law.h"
#include "disposal/tests/model_town.h"

namespace disposal::town {

class DeskTown : public House {
  protected:
    archive::DossierId dossier(int at) { return numbered_id<archive::DossierId>(9, history_ * model::things + at); }
    void put_things() {
        place_->db().write([&](Tx& tx) {
            for (int at = 0; at < model::things; ++at)
                tx.exec("INSERT INTO town_thing (id, shut, over, burn, held, lent, broken, content, gone, process, process_of) "
                        "VALUES (?, 1, 1, 1, 0, 0, 0, 0, 0, '', '')",
                        {dossier(at).text()});
        });
    }

    int history_ = 0;
};

}  // namespace disposal::town
