// SPDX-License-Identifier: Apache-2.0
#include "core/search/named.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/search/analyser/lists.h"
#include "core/search/engines.h"
#include "core/search/forms.h"
#include "core/search/marks.h"
#include "core/search/query.h"

namespace core::search {
namespace {

constexpr std::size_t at_once = 200;      // names of one statement
constexpr int most_akin = 200;            // looked at by each way of being alike
constexpr std::size_t most_stems = 8;     // of a title: 28 pairs
constexpr std::size_t shortest_stem = 3;
constexpr double least_likeness = 0.25;

Engine& engine_of(Index& index) { return dynamic_cast<Engine&>(index); }

struct Held {
    Listed listed;
    std::int64_t place = 0;
};

db::Query select_held() {
    return db::Query("SELECT d.kind, d.id, d.title, d.number, d.summary, d.link, d.day, d.original, d.place"
                     " FROM core_search d WHERE ");
}

Held read_held(const db::Row& row) {
    Held held;
    held.listed.hit = {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5),
                       date_at(row.integer(6)), {}};
    held.listed.original = row.text(7);
    held.place = row.integer(8);
    return held;
}

void add_marks(db::Tx& tx, std::vector<Held>& all, std::int64_t today) {
    std::map<std::int64_t, Listed*> by_place;
    for (auto& each : all) by_place.emplace(each.place, &each.listed);
    for (std::size_t from = 0; from < all.size(); from += at_once) {
        db::Values places;
        for (std::size_t i = from; i < std::min(all.size(), from + at_once); ++i) places.emplace_back(all[i].place);
        db::Query query("SELECT m.place, m.facet, m.value, m.label FROM core_search_mark m WHERE m.place IN (");
        query.list(places).add(") AND ").add(holds_on, {today, today}).add(" ORDER BY m.place, m.facet, m.value");
        for (auto& [place, mark] : query.all(tx, [](const db::Row& row) {
                 return std::pair(row.integer(0), Mark{row.text(1), row.text(2), row.text(3)});
             }))
            by_place.at(place)->marks.push_back(std::move(mark));
    }
}

std::vector<std::string> title_stems(const std::string& title) {
    std::vector<std::string> found;
    const Stemmer& stemmer = stemmer_here();
    each_word(title, [&](const Word& word) {
        const auto& exact = stemmer.exact(word.folded);
        auto stem = stemmer.stem(exact);
        const bool figures = stem.find_first_not_of("0123456789") == std::string::npos;
        if (stem.size() >= shortest_stem && !figures && !is_stop_word(exact) &&
            std::find(found.begin(), found.end(), stem) == found.end())
            found.push_back(std::move(stem));
        return true;
    });
    return found;
}

// The share of words both have, and how near their classification is.
double likeness(const std::vector<std::string>& one, const Listed& of_one, const std::vector<std::string>& other,
                const Listed& of_other) {
    if (one.empty() || other.empty()) return 0;
    const auto both = std::count_if(one.begin(), one.end(), [&](const auto& stem) {
        return std::find(other.begin(), other.end(), stem) != other.end();
    });
    const auto all = static_cast<double>(one.size() + other.size()) - static_cast<double>(both);
    const auto code = of_one.code(), beside = of_other.code();
    constexpr double same_code = 0.1, near_code = 0.05;
    const bool near = !code.empty() && !beside.empty() &&
                      code.substr(0, code.rfind('.')) == beside.substr(0, beside.rfind('.'));
    return static_cast<double>(both) / all + (!code.empty() && code == beside ? same_code : near ? near_code : 0);
}

// A letter and its copies have one name.
std::string group_of(const Listed& listed) {
    return listed.original.empty() ? listed.hit.kind + ":" + listed.hit.id : listed.original;
}

std::vector<Held> at_places(db::Tx& tx, const std::set<std::int64_t>& places, std::int64_t today) {
    db::Values values(places.begin(), places.end());
    auto query = select_held();
    query.add("d.place IN (").list(values).add(") ORDER BY d.place DESC");
    auto all = query.all(tx, read_held);
    add_marks(tx, all, today);
    return all;
}

}  // namespace

std::string Listed::code() const {
    const Mark* longest = nullptr;
    for (const auto& each : marks)
        if (each.facet == "code" && (!longest || each.value.size() > longest->value.size())) longest = &each;
    return longest ? longest->value : std::string();
}

const Mark* Listed::mark(std::string_view facet) const {
    const auto at = std::find_if(marks.begin(), marks.end(), [&](const auto& each) { return each.facet == facet; });
    return at == marks.end() ? nullptr : &*at;
}

std::vector<Named> names(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted,
                         int most) {
    return engine_of(index).names(tx, tokens, wanted, std::clamp(most, 1, most_named + 1));
}

std::vector<Listed> seen(Index& index, db::Tx& tx, const std::vector<std::string>& tokens,
                         const std::vector<Named>& of) {
    const auto readers = safe_tokens(tokens);
    if (readers.empty()) return {};
    std::map<std::string, std::vector<std::string>> by_kind;
    for (const auto& each : of) by_kind[each.kind].push_back(each.id);
    std::vector<Held> all;
    for (const auto& [kind, ids] : by_kind)
        for (std::size_t from = 0; from < ids.size(); from += at_once) {
            const auto until = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), from + at_once));
            auto query = select_held();
            query.add("d.kind = ? AND d.id IN (", {kind});
            query.list(db::Values(ids.begin() + static_cast<std::ptrdiff_t>(from), until)).add(")");
            engine_of(index).add_seen(query, readers);
            for (auto& held : query.all(tx, read_held)) all.push_back(std::move(held));
        }
    add_marks(tx, all, engine_of(index).today());
    std::map<Named, Listed> by_name;
    for (auto& each : all) by_name.emplace(Named{each.listed.hit.kind, each.listed.hit.id}, std::move(each.listed));
    std::vector<Listed> in_order;
    for (const auto& each : of)
        if (const auto at = by_name.find(each); at != by_name.end()) in_order.push_back(at->second);
    return in_order;
}

std::vector<Listed> alike(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Named& to,
                          int most) {
    const auto itself = seen(index, tx, tokens, {to});
    if (itself.empty()) return {};
    const auto& one = itself.front();
    const auto stems = title_stems(one.hit.title);
    if (stems.empty()) return {};
    const auto readers = safe_tokens(tokens);
    auto sought = stems;
    sought.resize(std::min(stems.size(), most_stems));
    std::set<std::int64_t> places;
    const auto code = one.code();
    for (const auto& way : code.empty() ? std::vector<std::string>{""} : std::vector<std::string>{"", code})
        for (const auto place : engine_of(index).akin(tx, readers, sought, way, most_akin)) places.insert(place);
    struct Scored {
        double score;
        Listed listed;
    };
    std::map<std::string, Scored> best;
    const auto own = group_of(one);
    std::vector<std::string> order;  // newest first
    for (auto& each : at_places(tx, places, engine_of(index).today())) {
        const auto group = group_of(each.listed);
        if (group == own) continue;
        const double score = likeness(stems, one, title_stems(each.listed.hit.title), each.listed);
        if (score < least_likeness) continue;
        // Of a letter and its copies a copy: it lies in a mailbox of his.
        const auto at = best.find(group);
        if (at == best.end()) order.push_back(group);
        if (at == best.end() || (at->second.listed.original.empty() && !each.listed.original.empty()))
            best.insert_or_assign(group, Scored{score, std::move(each.listed)});
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](const auto& a, const auto& b) { return best.at(a).score > best.at(b).score; });
    if (static_cast<int>(order.size()) > most) order.resize(static_cast<std::size_t>(most));
    std::vector<Listed> found;
    for (const auto& group : order) found.push_back(std::move(best.at(group).listed));
    return found;
}

}  // namespace core::search
