// SPDX-License-Identifier: Apache-2.0
// Series, where each stands in its periods, and which units number for which signers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "numbering/domain/series.h"

namespace numbering::store {

// False when the unit has a series of that name already.
bool insert(core::db::Tx& tx, const Series& series);
// Throws Error(conflict, "numbering.error.changed") when somebody saved it meanwhile; raises the version.
void save(core::db::Tx& tx, Series& series);
std::optional<Series> series(core::db::Tx& tx, SeriesId id);
std::vector<Series> series_of(core::db::Tx& tx, core::UnitId unit);   // oldest first
std::vector<Series> all_series(core::db::Tx& tx);                     // by unit, oldest first

struct Standing {          // of a series in one period
    std::int64_t first = 1;
    std::optional<core::Date> last_date;   // nullopt: no number was taken
};
std::string counter_key(SeriesId series, std::string_view period);
std::optional<Standing> standing(core::db::Tx& tx, SeriesId series, std::string_view period);
void open_period(core::db::Tx& tx, SeriesId series, std::string_view period, std::int64_t first, core::Date date);
void move_date(core::db::Tx& tx, SeriesId series, std::string_view period, core::Date date);
// Nobody else takes or inserts a number in the period until the unit ends.
void lock_period(core::db::Tx& tx, SeriesId series, std::string_view period);
std::vector<std::string> periods(core::db::Tx& tx, SeriesId series);  // newest first
// Date of the last number of the series in any period; nullopt when it has none.
std::optional<core::Date> last_date(core::db::Tx& tx, SeriesId series);

struct Central {
    std::string signer_kind;   // of a position ("sekda") or of its unit ("asisten")
    core::UnitId unit;
};
std::vector<Central> central(core::db::Tx& tx);
void set_central(core::db::Tx& tx, const std::vector<Central>& rules);

}  // namespace numbering::store
