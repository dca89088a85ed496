// SPDX-License-Identifier: Apache-2.0
#include "core/search/marks.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "core/base/text.h"

namespace core::search {
namespace {

constexpr std::int64_t last_of_days = std::numeric_limits<std::int32_t>::max();
constexpr int most_years = 100;  // of one document, so that a slip of the pen fills no table

void add_years(std::vector<Mark>& marks, const Document& document) {
    const int first = static_cast<int>(document.date.year());
    const int last = document.until ? static_cast<int>(document.until->year()) : first;
    for (int year = first; year <= std::max(first, std::min(last, first + most_years)); ++year)
        marks.push_back({"year", std::to_string(year)});
}

// "000.1.5": "000", "000.1" and itself.
void add_codes(std::vector<Mark>& marks, const std::string& code) {
    if (code.empty()) return;
    for (auto dot = code.find('.'); dot != std::string::npos; dot = code.find('.', dot + 1))
        marks.push_back({"code", code.substr(0, dot)});
    marks.push_back({"code", code});
}

// "Depo A / Rak 3 / Boks 12": the depot, its shelf and the box, so that each finds what is in it.
void add_location(std::vector<Mark>& marks, const std::string& location) {
    constexpr std::string_view into = " / ";
    for (auto at = location.find(into); at != std::string::npos; at = location.find(into, at + into.size()))
        if (at > 0) marks.push_back({"location", location.substr(0, at)});
    if (!location.empty()) marks.push_back({"location", location});
}

}  // namespace

std::vector<Mark> marks_of(const Document& document) {
    std::vector<Mark> marks{{"kind", document.kind}};
    add_years(marks, document);
    add_codes(marks, document.code);
    if (!document.unit.empty()) marks.push_back({"unit", document.unit, document.unit_name});
    add_location(marks, document.location);
    const std::array own{Mark{"access", document.access}, Mark{"form", document.form}};
    for (const auto& mark : own)
        if (!mark.value.empty()) marks.push_back(mark);
    for (const auto& mark : document.facets)
        if (!mark.value.empty()) marks.push_back(mark);
    return marks;
}

std::vector<Mark> least_marks(const Dated& of) {
    return {{"kind", of.kind}, {"year", std::to_string(static_cast<int>(of.date.year()))}};
}

void put_marks(db::Tx& tx, std::int64_t place, const std::vector<Mark>& marks) {
    if (marks.empty()) return;
    db::Query query("INSERT INTO core_search_mark (place, facet, value, label, first_day, last_day) VALUES ");
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (i > 0) query.add(", ");
        const auto& mark = marks[i];
        const bool dated = mark.first || mark.last;
        std::optional<std::int64_t> first, last;
        if (dated) first = mark.first ? day_of(*mark.first) : 0;
        if (dated) last = mark.last ? day_of(*mark.last) : last_of_days;
        query.add("(?, ?, ?, ?, ?, ?)", {place, mark.facet, mark.value, mark.label, first, last});
    }
    query.add(" ON CONFLICT (place, facet, value) DO NOTHING").exec(tx);
}

void put_span(db::Tx& tx, std::int64_t place, const Document& document) {
    if (document.until && *document.until > document.date)
        tx.exec("INSERT INTO core_search_span (place, last_day, kind) VALUES (?, ?, ?)",
                {place, day_of(*document.until), document.kind});
}

void reach_back(db::Tx& tx, Asked& asked, const std::optional<std::string>& kind) {
    if (asked.from <= 0 || asked.within) return;
    db::Query first("SELECT COALESCE(MIN(place), -1) FROM core_search_span WHERE last_day >= ? AND place < ?",
                    {asked.from_day, asked.from});
    if (kind) first.add(" AND kind = ?", {*kind});
    if (const auto place = first.count(tx); place >= 0) asked.reaching = place;
}

void forget_marks(db::Tx& tx, std::string_view kind, std::string_view id) {
    tx.exec("DELETE FROM core_search_mark WHERE place = (SELECT place FROM core_search WHERE kind = ? AND id = ?)",
            {kind, id});
    tx.exec("DELETE FROM core_search_span WHERE place = (SELECT place FROM core_search WHERE kind = ? AND id = ?)",
            {kind, id});
}

void add_days_and_marks(db::Query& query, const Asked& asked, db::Sql place) {
    if (asked.until_day) {
        query.add(" AND ").add(place).add(" < ?", {asked.before});
        if (asked.within)
            query.add(" AND NOT EXISTS (SELECT 1 FROM core_search_span s WHERE s.place = ").add(place)
                .add(" AND s.last_day > ?)", {*asked.until_day});
    }
    if (asked.from > 0) {
        query.add(" AND ").add(place).add(" >= ?", {asked.reaching.value_or(asked.from)});
        if (asked.reaching)
            query.add(" AND (").add(place).add(" >= ? OR EXISTS (SELECT 1 FROM core_search_span s WHERE s.place = ", {asked.from})
                .add(place).add(" AND s.last_day >= ?))", {asked.from_day});
    }
    for (const auto& mark : asked.marks) {
        query.add(" AND EXISTS (SELECT 1 FROM core_search_mark m WHERE m.place = ").add(place)
            .add(" AND m.facet = ? AND m.value IN (", {mark.facet})
            .list(db::Values(mark.values.begin(), mark.values.end())).add(")");
        // Of other facets no day is asked: the index by value answers alone.
        if (mark.facet == dated_facet) query.add(" AND ").add(holds_on, {asked.today, asked.today});
        // Beside words PostgreSQL may not begin with the marks: it takes them for rarer than they are, and reads the
        // words of every letter that bears them.
        if (!asked.terms.empty()) query.add(" LIMIT 1 OFFSET 0");
        query.add(")");
    }
}

std::vector<Bucket> count_marks(db::Tx& tx, const db::Query& places, std::int64_t today, std::int64_t& total) {
    db::Query query("SELECT m.facet, m.value, MAX(m.label), COUNT(*) FROM (");
    query.add(places);
    query.add(") v LEFT JOIN core_search_mark m ON m.place = v.place AND ").add(holds_on, {today, today});
    query.add(" GROUP BY m.facet, m.value");
    auto buckets = query.all(tx, [](const db::Row& row) {
        return Bucket{{row.text(0), row.text(1), row.text(2)}, row.integer(3)};
    });
    // Each has one kind; what was indexed before there were marks has none at all.
    total = 0;
    for (const auto& bucket : buckets)
        if (bucket.mark.facet.empty() || bucket.mark.facet == "kind") total += bucket.count;
    std::erase_if(buckets, [](const Bucket& bucket) { return bucket.mark.facet.empty(); });
    return buckets;
}

std::map<std::string, std::int64_t> count_together(db::Tx& tx, const db::Query& places, const std::string& facet,
                                                   const Kin& kin) {
    std::set<std::string> values;
    for (const auto& [value, others] : kin) {
        values.insert(value);
        values.insert(others.begin(), others.end());
    }
    db::Query query("SELECT m.value, m.place FROM (");
    query.add(places);
    query.add(") v JOIN core_search_mark m ON m.place = v.place WHERE m.facet = ? AND m.value IN (", {facet});
    query.list(db::Values(values.begin(), values.end())).add(")");
    std::map<std::string, std::vector<std::int64_t>> with;
    const auto read = [](const db::Row& row) { return std::pair(row.text(0), row.integer(1)); };
    for (auto& [value, place] : query.all(tx, read)) with[value].push_back(place);
    std::map<std::string, std::int64_t> counts;
    for (const auto& [value, others] : kin) {
        std::set<std::int64_t> all(with[value].begin(), with[value].end());
        for (const auto& other : others) all.insert(with[other].begin(), with[other].end());
        counts[value] = static_cast<std::int64_t>(all.size());
    }
    return counts;
}

void sort_buckets(std::vector<Bucket>& buckets) {
    std::sort(buckets.begin(), buckets.end(), [](const Bucket& a, const Bucket& b) {
        return std::tuple(a.mark.facet, -a.count, a.mark.value) < std::tuple(b.mark.facet, -b.count, b.mark.value);
    });
}

}  // namespace core::search
