// SPDX-License-Identifier: Apache-2.0
// Rows that wait for a person to decide.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/domain/import.h"
#include "core/db/db.h"

namespace classification {

using ReviewId = core::Id<struct ReviewTag>;

struct Review {
    ReviewId id;
    std::string version;
    Finding finding;
    std::string state;  // open, accepted, corrected, dropped
};

namespace store {

// A row that was not taken, and why.
struct Dropped {
    Kind kind = Kind::retention;
    core::Instant at{};
    std::string why;
};

// False when the very row was found before, decided or not.
bool add(core::db::Tx& tx, ReviewId id, std::string_view version, const Finding& finding);
// Open ones after the cursor, oldest first; `kind` and `reason` "" for all.
std::vector<Review> open_reviews(core::db::Tx& tx, std::string_view kind, std::string_view reason,
                                 std::string_view after, int limit);
struct Fault {
    Kind kind = Kind::scheme;
    Reason reason = Reason::differs;
    std::int64_t rows = 0;
};
std::vector<Fault> open_faults(core::db::Tx& tx);
std::int64_t count_open(core::db::Tx& tx);
// What waits in an edition about these codes, and what may be about one of them: a code a workbook kept as a number.
std::vector<Review> waiting(core::db::Tx& tx, std::string_view version, Kind kind, const std::vector<std::string>& codes);
// Into an edition made from another: what waits there waits here, what was dropped stays so.
void copy_reviews(core::db::Tx& tx, core::Instant at, std::string_view from, std::string_view to);
// The newest row of a code that was not taken.
std::optional<Dropped> dropped(core::db::Tx& tx, std::string_view version, Kind kind, std::string_view code);
std::optional<Review> review(core::db::Tx& tx, ReviewId id);
// False when it was decided meanwhile.
bool decide(core::db::Tx& tx, ReviewId id, std::string_view state, std::string_view by,
            core::Instant at, const std::string& why = {});

}  // namespace store
}  // namespace classification
