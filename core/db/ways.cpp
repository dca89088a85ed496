// SPDX-License-Identifier: Apache-2.0
#include "core/db/ways.h"

#include <charconv>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::db {

namespace {

void turn_by(Query& query, const Ordered& by, const Page& page) {
    const bool up = (page.after && page.before) != page.rising;
    if (page.after)
        query.add(" AND (").add(by.at).add(", ").add(by.id).add(up ? Sql(") > (?, ?)") : Sql(") < (?, ?)"),
                                                                {page.after->at, page.after->id});
    query.add(" ORDER BY ").add(by.at).add(up ? Sql(", ") : Sql(" DESC, ")).add(by.id);
    if (!up) query.add(" DESC");
    query.limit(page.limit);
}

}  // namespace

std::string place_text(const Place& place) { return std::to_string(place.at.ms) + "_" + place.id.text(); }

std::optional<Place> place_from(std::string_view text) {
    if (text.empty()) return std::nullopt;
    const auto parts = text::split(text, '_');
    Place place;
    const bool two = parts.size() == 2;
    const auto* end = two ? parts[0].data() + parts[0].size() : nullptr;
    if (!two || std::from_chars(parts[0].data(), end, place.at.ms).ptr != end)
        throw Error(Code::invalid, "core.error.cursor").of("after");
    place.id = Uuid::parse(parts[1]);
    return place;
}

Ways& Ways::add(Query condition) {
    ways_.push_back({std::nullopt, std::move(condition)});
    return *this;
}

Ways& Ways::add(Ordered leading, Query condition) {
    ways_.push_back({leading, std::move(condition)});
    return *this;
}

void Ways::restrict(Query& query) const {
    for (std::size_t i = 0; i < ways_.size(); ++i) {
        query.add(i == 0 ? Sql(" AND (") : Sql(" OR "));
        if (const auto& by = ways_[i].leading)
            query.add("EXISTS (SELECT 1 FROM ").add(by->table).add(" WHERE ").add(by->id).add(" = ").add(rows_.id)
                .add(" AND ").add(ways_[i].condition).add(")");
        else query.add("(").add(ways_[i].condition).add(")");
    }
    if (!ways_.empty()) query.add(")");
}

Query Ways::chosen(const Way& way, const Query& also) const {
    const auto& by = way.leading;
    Query query("SELECT ");
    query.add(rows_.id).add(" AS id FROM ");
    if (by) query.add(by->table).add(" JOIN ").add(rows_.table).add(" ON ").add(rows_.id).add(" = ").add(by->id);
    else query.add(rows_.table);
    query.add(" WHERE ").add(way.condition).add(also);
    return query;
}

Query Ways::ids(const Query& also) const {
    if (ways_.empty()) return chosen({std::nullopt, Query("1 = 1")}, also);
    Query query("");
    for (std::size_t i = 0; i < ways_.size(); ++i) {
        if (i > 0) query.add(" UNION ");
        query.add(chosen(ways_[i], also));
    }
    return query;
}

Query Ways::first(const Query& also, const Page& page) const {
    const std::vector<Way> every{{std::nullopt, Query("1 = 1")}};
    Query query("");
    for (const auto& way : ways_.empty() ? every : ways_) {
        auto part = chosen(way, also);
        turn_by(part, way.leading.value_or(rows_), page);
        query.add(&way == &ways_.front() || ways_.empty() ? Sql("SELECT id FROM (") : Sql(" UNION SELECT id FROM ("));
        query.add(part).add(") AS way");
    }
    return query;
}

void Ways::turn(Query& query, const Page& page) const { turn_by(query, rows_, page); }

}  // namespace core::db
