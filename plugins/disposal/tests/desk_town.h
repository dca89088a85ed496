// SPDX-License-Identifier: Apache-2.0
// The room's own services over the town of the model test.
#pragma once

#include <functional>

#include "disposal/tests/model_law.h"
#include "disposal/tests/model_town.h"
#include "embedded/disposal.h"

namespace disposal::town {

class DeskTown : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(GetParam(),
                                                 std::vector<core::db::Migrations>{{"disposal", embedded::migrations}});
        for (const auto* table : {thing_table, forgotten_table}) tests::run_raw(place_->db(), table);
        blobs_ = core::blob::folder(place_->folder() / "blobs");
        parts_ = std::make_unique<Parts>(Parts{place_->db(), *blobs_, elsewhere_, clock_, core::Zone::wib, words_, NASKAH_FONTS,
                                               place_->folder() / "cache", "SETDA", "LUAR", "HK", "INSP", 0, offices_, shelves_,
                                               shelves_, shelves_, shelves_, post_, post_, post_, elsewhere_, elsewhere_, elsewhere_,
                                               elsewhere_});
        desk_ = std::make_unique<Desk>(*parts_);
        running_ = std::make_unique<Running>(*parts_);
        shelves_.guard(*running_);
    }
    archive::DossierId dossier(int at) { return numbered_id<archive::DossierId>(9, history_ * model::things + at); }
    bool done(const std::function<void()>& act) {
        try {
            act();
            return true;
        } catch (const std::exception&) {
            return false;
        }
    }
    void put_things() {
        place_->db().write([&](Tx& tx) {
            for (int at = 0; at < model::things; ++at)
                tx.exec("INSERT INTO town_thing (id, shut, over, burn, held, lent, broken, content, gone, process, process_of) "
                        "VALUES (?, 1, 1, 1, 0, 0, 0, 0, 0, '', '')",
                        {dossier(at).text()});
        });
    }

    core::SetClock clock_{core::Instant{1'795'000'000'000}};
    core::words::Words words_;
    Offices offices_;
    Shelves shelves_{offices_};
    Post post_;
    Elsewhere elsewhere_;
    std::unique_ptr<tests::TestDb> place_;
    std::unique_ptr<core::blob::Store> blobs_;
    std::unique_ptr<Parts> parts_;
    std::unique_ptr<Desk> desk_;
    std::unique_ptr<Running> running_;
    int history_ = 0;
};

}  // namespace disposal::town
