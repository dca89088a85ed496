// SPDX-License-Identifier: Apache-2.0
// Scans of letters signed with ink.
#pragma once

#include "core/db/db.h"
#include "letters/domain/scan.h"

namespace letters {

class ScanStore {
  public:
    std::vector<Scan> of(core::db::Tx& tx, LetterId letter);   // in their order
    void insert(core::db::Tx& tx, LetterId letter, const Scan& scan);
    void say(core::db::Tx& tx, LetterId letter, std::int64_t number, const Said& said);
    // What was said when the letter was signed.
    std::optional<Said> said(core::db::Tx& tx, LetterId letter);
};

}  // namespace letters
