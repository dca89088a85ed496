// SPDX-License-Identifier: Apache-2.0
#include "core/search/kin.h"

#include <algorithm>
#include <set>

#include "core/search/engines.h"
#include "core/search/marks.h"

namespace core::search {
namespace {

// Values that have others beside them among the buckets, each with those.
Kin among(const Kin& all, const std::set<std::string>& present) {
    Kin found;
    for (const auto& [value, others] : all)
        for (const auto& other : others)
            if (present.contains(other)) found[value].push_back(other);
    return found;
}

}  // namespace

void add_kin(Index& index, const std::string& facet, KinOf kin) {
    dynamic_cast<Engine&>(index).kin_[facet] = std::move(kin);
}

void add_names(Index& index, const std::string& facet, NamesOf names) {
    dynamic_cast<Engine&>(index).names_[facet] = std::move(names);
}

std::int64_t Engine::today() const { return today_ ? day_of(today_()) : -1; }

void Engine::widen(db::Tx& tx, Asked& asked, const Wanted& wanted) const {
    asked.today = today();
    reach_back(tx, asked, wanted.kind);
    for (auto& mark : asked.marks) {
        const auto at = kin_.find(mark.facet);
        if (at == kin_.end()) continue;
        const auto all = at->second(tx, mark.values);
        for (const auto& [_, others] : all) mark.values.insert(mark.values.end(), others.begin(), others.end());
    }
}

std::vector<Bucket> Engine::buckets(db::Tx& tx, const db::Query& places, std::int64_t& total) const {
    auto buckets = count_marks(tx, places, today(), total);
    for (const auto& [facet, kin_of] : kin_) {
        std::set<std::string> present;
        for (const auto& bucket : buckets)
            if (bucket.mark.facet == facet) present.insert(bucket.mark.value);
        if (present.size() < 2) continue;
        const auto kin = among(kin_of(tx, {present.begin(), present.end()}), present);
        if (kin.empty()) continue;
        const auto counts = count_together(tx, places, facet, kin);
        for (auto& bucket : buckets)
            if (const auto at = counts.find(bucket.mark.value); bucket.mark.facet == facet && at != counts.end())
                bucket.count = at->second;
    }
    for (const auto& [facet, names_of] : names_) {
        std::vector<std::string> values;
        for (const auto& bucket : buckets)
            if (bucket.mark.facet == facet) values.push_back(bucket.mark.value);
        if (values.empty()) continue;
        const auto names = names_of(tx, values);
        for (auto& bucket : buckets)
            if (const auto at = names.find(bucket.mark.value); bucket.mark.facet == facet && at != names.end())
                bucket.mark.label = at->second;
    }
    sort_buckets(buckets);
    return buckets;
}

}  // namespace core::search
