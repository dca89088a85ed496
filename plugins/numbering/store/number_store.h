// SPDX-License-Identifier: Apache-2.0
// The books: every number ever given out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "numbering/domain/gaps.h"

namespace numbering::store {

struct Sight {                  // of one book: which lines, from where
    SeriesId series;
    std::string period;
    std::optional<State> state;
    std::optional<Path> path;
    bool upwards = false;       // first number first, as the printed book
    std::int64_t no = 0, suffix_no = 0;   // lines beyond this one; 0: from the start
    int limit = 50;
};

void insert(core::db::Tx& tx, const Number& number);
// Throws Error(conflict, "numbering.error.changed") when it is no longer as `was` was read.
void update(core::db::Tx& tx, const Number& number, const Number& was);

std::optional<Number> number(core::db::Tx& tx, NumberId id);
// The number the subject has or was promised, void ones left out.
std::optional<Number> live(core::db::Tx& tx, std::string_view subject, int party);
std::vector<Number> live_of(core::db::Tx& tx, std::string_view subject);   // of every party
// The newest the subject ever had, void ones too.
std::optional<Number> newest(core::db::Tx& tx, std::string_view subject);
std::vector<Number> lines(core::db::Tx& tx, const Sight& sight);
std::vector<Number> promised(core::db::Tx& tx, SeriesId series, core::Instant now);  // free to be bound
std::vector<Number> expired(core::db::Tx& tx, core::Instant now, int limit);
std::int64_t count_promised(core::db::Tx& tx, core::UnitId unit, core::Instant until);
// Whether the unit printed the same number in the same year, in whatever series.
bool printed_before(core::db::Tx& tx, core::UnitId unit, std::string_view printed, core::Date date, NumberId but);
std::vector<Mark> marks(core::db::Tx& tx, SeriesId series, std::string_view period);
// The last regular number dated that day or before; nullopt when there is none.
std::optional<std::int64_t> base(core::db::Tx& tx, SeriesId series, std::string_view period, core::Date date);
std::int64_t last_suffix(core::db::Tx& tx, SeriesId series, std::string_view period, std::int64_t no);

struct Checked {
    core::Instant at;
    std::int64_t gaps = 0, flaws = 0;
};
void keep_check(core::db::Tx& tx, const Checked& checked);
std::optional<Checked> last_check(core::db::Tx& tx);

}  // namespace numbering::store
