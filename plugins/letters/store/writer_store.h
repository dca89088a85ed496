// SPDX-License-Identifier: Apache-2.0
// Who is writing in which letter.
#pragma once

#include <optional>

#include "core/db/db.h"
#include "letters/domain/writer.h"
#include "letters/letters.h"

namespace letters {

class WriterStore {
  public:
    std::optional<Writer> find(core::db::Tx& tx, LetterId id);
    void put(core::db::Tx& tx, LetterId id, const Writer& writer);
    void clear(core::db::Tx& tx, LetterId id, core::PersonId person);   // his own alone
};

}  // namespace letters
