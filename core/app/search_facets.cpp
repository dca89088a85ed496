// SPDX-License-Identifier: Apache-2.0
#include "core/app/search_facets.h"

#include <algorithm>

#include "core/http/sought.h"

namespace core::core_room {
namespace {

constexpr std::size_t most_shown = 12;  // of one facet
constexpr std::int64_t counted_to = 10'000;

std::string heading(const std::string& facet, const words::Catalog& words) {
    if (facet == "code") return words.say("core.search.facet.code");
    if (facet == "unit") return words.say("core.search.facet.unit");
    if (facet == "sender") return words.say("core.search.facet.sender");
    if (facet == "year") return words.say("core.search.facet.year");
    if (facet == "form") return words.say("core.search.facet.form");
    if (facet == "access") return words.say("core.search.facet.access");
    return words.say("core.search.facet.location");
}

std::string label(const search::Mark& mark, const words::Catalog& words) {
    if (!mark.label.empty()) return mark.label;
    if (mark.facet != "access") return mark.value;
    if (mark.value == "biasa") return words.say("core.search.access.ordinary");
    if (mark.value == "terbatas") return words.say("core.search.access.limited");
    if (mark.value == "rahasia") return words.say("core.search.access.secret");
    if (mark.value == "sangat_rahasia") return words.say("core.search.access.top_secret");
    return mark.value;
}

const search::Mark* chosen(const search::Wanted& wish, const std::string& facet) {
    const auto at = std::find_if(wish.marks.begin(), wish.marks.end(),
                                 [&](const auto& mark) { return mark.facet == facet; });
    return at == wish.marks.end() ? nullptr : &*at;
}

// Of codes those one step below the chosen one; of other facets all, unless one is chosen.
bool offered(const search::Mark& mark, const search::Mark* now) {
    if (mark.facet != "code") return now == nullptr;
    const std::string above = now ? now->value + "." : "";
    return mark.value.starts_with(above) && mark.value.find('.', above.size()) == std::string::npos;
}

// A chosen value is called as in the hits. Where it is among none, of a unit there is no name: it is not looked for
// elsewhere, for that would tell of what one may not see.
std::string chosen_label(const search::Found& found, const search::Mark& mark, const words::Catalog& words) {
    for (const auto& bucket : found.buckets)
        if (bucket.mark.facet == mark.facet && bucket.mark.value == mark.value) return label(bucket.mark, words);
    return mark.facet == "unit" ? std::string() : label(mark, words);
}

}  // namespace

std::string counted(std::int64_t count, const words::Catalog& words) {
    return words.number(count) + (count >= counted_to ? "+" : "");
}

void show_facets(page::Data& data, const search::Found& found, const search::Wanted& wish, const Elsewhere& elsewhere,
                 const words::Catalog& words) {
    page::Data* shown = nullptr;
    for (const auto& facet : http::sought_facets()) {
        const auto* now = chosen(wish, facet);
        if (now) {
            const auto called = chosen_label(found, *now, words);
            auto& chip = data.add("CHOSEN").set("HEADING", heading(facet, words)).set("URL", elsewhere(facet, ""));
            if (!called.empty()) chip.add("CALLED").set("LABEL", called);
        }
        std::vector<const search::Bucket*> buckets;
        for (const auto& bucket : found.buckets)
            if (bucket.mark.facet == facet && offered(bucket.mark, now)) buckets.push_back(&bucket);
        // One value that all have narrows nothing.
        if (buckets.empty() || (buckets.size() == 1 && buckets[0]->count == found.total)) continue;
        if (!shown) shown = &data.add("FACETS");
        page::Data& group = shown->add("FACET").set("HEADING", heading(facet, words));
        for (std::size_t i = 0; i < std::min(buckets.size(), most_shown); ++i)
            group.add("VALUE")
                .set("LABEL", label(buckets[i]->mark, words))
                .set("COUNT", counted(buckets[i]->count, words))
                .set("URL", elsewhere(facet, buckets[i]->mark.value));
    }
}

Json facets_json(const search::Found& found) {
    Json all = Json::object();
    for (const auto& [mark, count] : found.buckets) {
        Json one = {{"value", mark.value}, {"label", mark.label.empty() ? mark.value : mark.label}, {"count", count}};
        if (!all.contains(mark.facet)) all.emplace(mark.facet, Json::array());
        all.at(mark.facet).push_back(std::move(one));
    }
    return all;
}

}  // namespace core::core_room
