// SPDX-License-Identifier: Apache-2.0
#include "core/app/search_facets.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/http/sought.h"

namespace core::core_room {
namespace {

constexpr std::size_t most_shown = 12;  // of one facet
constexpr std::size_t most_letters = 60;   // of a name

std::string heading(const std::string& facet, const words::Catalog& words) {
    return words.say("core.search.facet." + facet);
}

// Some codes are called by half a page.
std::string shortened(const std::string& name) {
    const auto head = text::head(name, most_letters);
    return head.size() < name.size() ? std::string(text::trim(head)) + "\u2026" : name;
}

std::string label(const search::Mark& mark, const words::Catalog& words) {
    if (mark.facet == "code" && !mark.label.empty()) return mark.value + " " + shortened(mark.label);
    if (!mark.label.empty()) return mark.label;
    const auto key = "core.search." + mark.facet + "." + mark.value;
    return words.has(key) ? words.say(key) : mark.value;
}

// Between the steps of a value that stands in others: "000.1" in "000", a shelf in its depot. "" where none does.
std::string_view step_of(std::string_view facet) { return facet == "code" ? "." : facet == "location" ? " / " : ""; }

const search::Mark* chosen(const search::Wanted& wish, const std::string& facet) {
    const auto at = std::find_if(wish.marks.begin(), wish.marks.end(),
                                 [&](const auto& mark) { return mark.facet == facet; });
    return at == wish.marks.end() ? nullptr : &*at;
}

struct Offered {
    std::string begins;   // what stands before each of them
    std::vector<const search::Bucket*> buckets;
};

// Of codes and places those one step below the chosen one; of other facets all, unless one is chosen. A step that has
// all is passed by: it narrows nothing, what lies below it may.
Offered offered(const search::Found& found, const std::string& facet, const search::Mark* now, bool more) {
    const auto step = step_of(facet);
    Offered made;
    if (now && step.empty()) return made;
    if (now) made.begins = now->value + std::string(step);
    while (true) {
        made.buckets.clear();
        for (const auto& bucket : found.buckets)
            if (bucket.mark.facet == facet && bucket.mark.value.starts_with(made.begins) &&
                (step.empty() || bucket.mark.value.find(step, made.begins.size()) == std::string::npos))
                made.buckets.push_back(&bucket);
        // Of more than were counted nobody knows that it has all.
        if (more || made.buckets.size() != 1 || made.buckets[0]->count != found.total) return made;
        if (step.empty()) return {};
        made.begins = made.buckets[0]->mark.value + std::string(step);
    }
}

// Of a place what those above it do not say already.
std::string offered_label(const search::Mark& mark, const Offered& all, const words::Catalog& words) {
    return mark.facet == "location" ? mark.value.substr(all.begins.size()) : label(mark, words);
}

// A chosen value is called as in the hits. Where it is among none, of a unit there is no name: it is not looked for
// elsewhere, for that would tell of what one may not see.
std::string chosen_label(const search::Found& found, const search::Mark& mark, const words::Catalog& words) {
    for (const auto& bucket : found.buckets)
        if (bucket.mark.facet == mark.facet && bucket.mark.value == mark.value) return label(bucket.mark, words);
    return mark.facet == "unit" ? std::string() : label(mark, words);
}

}  // namespace

std::string counted(std::int64_t count, bool more, const words::Catalog& words) {
    return words.number(count) + (more ? "+" : "");
}

void show_facets(page::Data& data, const search::Found& found, const search::Wanted& wish, std::int64_t counted_to,
                 const Elsewhere& elsewhere, const words::Catalog& words) {
    const bool more = found.total >= counted_to;
    page::Data* shown = nullptr;
    for (const auto& facet : http::sought_facets()) {
        const auto* now = chosen(wish, facet);
        if (now) {
            const auto called = chosen_label(found, *now, words);
            auto& chip = data.add("CHOSEN").set("HEADING", heading(facet, words)).set("URL", elsewhere(facet, ""));
            if (!called.empty()) chip.add("CALLED").set("LABEL", called);
        }
        auto below = offered(found, facet, now, more);
        auto& buckets = below.buckets;
        if (buckets.empty()) continue;
        if (facet == "year")   // years are read in their order, all else by how much it has
            std::sort(buckets.begin(), buckets.end(), [](const auto* a, const auto* b) { return a->mark.value > b->mark.value; });
        if (!shown) {
            shown = &data.add("FACETS");
            if (more) shown->add("NEWEST").set("TEXT", words.say("core.search.facets_newest", {{"count", words.number(counted_to)}}));
        }
        page::Data& group = shown->add("FACET").set("HEADING", heading(facet, words));
        for (std::size_t i = 0; i < std::min(buckets.size(), most_shown); ++i)
            group.add("VALUE")
                .set("LABEL", offered_label(buckets[i]->mark, below, words))
                .set("COUNT", counted(buckets[i]->count, more, words))
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
