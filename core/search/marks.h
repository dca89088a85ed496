// SPDX-License-Identifier: Apache-2.0
// Values of facets, and the days a document spans, beside core_search.
#pragma once

#include <map>

#include "core/search/kin.h"
#include "core/search/query.h"

namespace core::search {

// Of a mark m: holds on that day, given twice.
constexpr db::Sql holds_on = "(m.first_day IS NULL OR m.first_day <= ? AND m.last_day >= ?)";

// All of a document: its own, and kind, year and every code above its code.
std::vector<Mark> marks_of(const Document& document);

// Of what was indexed before there were facets.
struct Dated {
    std::string kind;
    Date date;
};
std::vector<Mark> least_marks(const Dated& of);

void put_marks(db::Tx& tx, std::int64_t place, const std::vector<Mark>& marks);
void put_span(db::Tx& tx, std::int64_t place, const Document& document);
// Sets `reaching`; of a kind that nothing of lasts so long the engines begin at `from`.
void reach_back(db::Tx& tx, Asked& asked, const std::optional<std::string>& kind);
// Before the place of a document changes or goes.
void forget_marks(db::Tx& tx, std::string_view kind, std::string_view id);

// Conditions on the place of a row, given as SQL: within the days asked for, and with every mark.
void add_days_and_marks(db::Query& query, const Asked& asked, db::Sql place);

// Counts on that day of a statement whose only column is `place`; and how many places it gives, which is counted along: finding the
// places is the dear part.
std::vector<Bucket> count_marks(db::Tx& tx, const db::Query& places, std::int64_t today, std::int64_t& total);
// How many of them bear the value or one of those that mean the same.
std::map<std::string, std::int64_t> count_together(db::Tx& tx, const db::Query& places, const std::string& facet,
                                                   const Kin& kin);
// By facet, most first.
void sort_buckets(std::vector<Bucket>& buckets);

}  // namespace core::search
