// SPDX-License-Identifier: Apache-2.0
#include "letters/filters.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace letters {
namespace {

constexpr int default_limit = 25, most_limit = 100;
constexpr double most_points = 14'400;   // ISO 32000-1, annex C
constexpr std::size_t longest_where = 400;

}  // namespace

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    const auto end = text.data() + text.size();
    const auto [at, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc() || at != end || value < 0) return std::nullopt;
    return value;
}

Wish wish_from(const core::http::Fields& query) {
    core::http::Given given(query);
    Wish wish;
    if (query.get("state") == "returned")
        wish.returned = true;
    else if (query.get("state") == "undelivered")
        wish.undelivered = true;
    else
        wish.state = given.one_of("state", all_states, [](State each) { return name(each); });
    wish.kind = given.line("kind", 40);   // whether there is such a kind is known to the service
    wish.words = given.line("q");
    wish.mine = given.flag("mine");
    wish.after = given.line("after");
    wish.limit = static_cast<int>(given.number("limit", 1, most_limit).value_or(default_limit));
    given.done("letters.error.filter");
    return wish;
}

RegisterWish register_from(const core::http::Fields& query, int month) {
    constexpr std::int64_t first_year = 1945, last_year = 9998;
    core::http::Given given(query);
    RegisterWish wish;
    auto& period = wish.period;
    wish.unit = given.id<core::UnitId>("unit");
    const auto year = given.number("year", first_year, last_year), asked = given.number("month", 0, 12);
    given.done("letters.error.filter");
    period.year = static_cast<int>(year.value_or(0));
    period.month = asked ? static_cast<int>(*asked) : year ? 0 : month;
    return wish;
}

GivenHanding handing_from(core::http::Given& given) {
    constexpr std::int64_t most = 1000;
    GivenHanding read;
    if (!given.has("place")) given.fault("place", "letters.fault.handed_place");
    read.place = given.number("place", 1, most).value_or(0);
    read.handing = shared_handing_from(given);
    return read;
}

GivenClass class_from(core::http::Given& given) {
    const auto chosen = given.one_of("access", classification::all_access, [](auto each) { return classification::name(each); });
    if (!chosen && !given.has("access")) given.fault("access", "letters.fault.access");
    return {chosen.value_or(classification::AccessClass::ordinary), given.prose("reason", longest_reason)};
}

Relation relation_from(core::http::Given given) {
    const auto how = given.one_of("relation", all_relations, [](Relation each) { return name(each); });
    if (!how && given.faults().empty()) given.fault("relation", "letters.fault.relation");
    given.done("letters.error.incomplete");
    return *how;
}

Handing shared_handing_from(core::http::Given& given) {
    Handing handing;
    const auto way = given.one_of("way", all_ways, [](Way each) { return name(each); });
    if (!way) given.fault("way", "letters.fault.handed_way");
    handing.way = way.value_or(Way::post);
    const auto on = given.date("date");
    if (!on) given.fault("date", "letters.fault.handed_date");
    handing.on = on.value_or(core::Date{});
    handing.receipt = given.line("receipt", longest_receipt);
    handing.note = given.line("note", longest_handing_note);
    return handing;
}

std::vector<std::pair<LetterId, std::int64_t>> numbered_ids(core::http::Given& given, std::string_view field,
                                                            std::size_t most) {
    std::vector<std::pair<LetterId, std::int64_t>> found;
    for (const auto& text : given.lines(field, most)) {
        const auto colon = text.rfind(':');
        const auto number = colon == std::string::npos ? std::nullopt : whole_number(text.substr(colon + 1));
        try {
            if (!number) throw core::Error(core::Code::not_found, "letters.error.not_found");
            found.emplace_back(LetterId::parse(text.substr(0, colon)), *number);
        } catch (const core::Error&) {
            given.fault(field, "letters.fault.chosen");
        }
    }
    return found;
}

GivenTie tie_from(core::http::Given given) {
    const auto how = given.one_of("relation", all_relations, [](Relation each) { return name(each); });
    if (!how) given.fault("relation", "letters.fault.relation");
    GivenTie tie{how.value_or(Relation::refers), given.line("to", 100)};
    if (tie.to.empty()) given.fault("to", "letters.fault.relate_to");
    given.done("letters.error.incomplete");
    return tie;
}

GivenScan scan_from(const core::http::Request& request) {
    core::http::Given given(request.form);
    GivenScan read;
    if (!given.has("seen")) given.fault("seen", "letters.fault.scan_seen");
    read.seen = given.number("seen", 0, static_cast<std::int64_t>(most_scans)).value_or(0);
    read.reason = given.prose("reason", longest_reason);
    for (const auto& upload : request.uploads)
        if (upload.field == "file" && !upload.bytes.empty())
            read.files.push_back({upload.file_name, upload.type, upload.bytes});
    if (read.files.empty()) given.fault("file", "letters.fault.file_empty");
    given.done("letters.error.scan");
    return read;
}

Ink::Saying saying_from(core::http::Given given) {
    Ink::Saying saying;
    if (!given.has("scan")) given.fault("scan", "letters.fault.scan_seen");
    saying.scan = given.number("scan", 1, static_cast<std::int64_t>(most_scans)).value_or(0);
    saying.on = given.date("date");
    saying.said = given.flag("signed");
    given.done("letters.error.scan");
    return saying;
}

std::int64_t scan_number(const core::http::Request& request) {
    const auto number = whole_number(request.param("scan"));
    if (!number) throw core::Error(core::Code::not_found, "letters.error.no_scan");
    return *number;
}

namespace {

std::size_t nth_place(std::string_view name) {
    const auto& all = signing::nine_places;
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), name) - all.begin());
}

// Four numbers: left, bottom, width, height.
std::optional<signing::Spot> box_from(core::http::Given& given, int page) {
    const auto* box = given.member("box");
    if (box == nullptr) return std::nullopt;
    const auto figure = [](const core::Json& each) { return each.is_number() && std::abs(each.get<double>()) < most_points; };
    if (!box->is_array() || box->size() != 4 || !std::all_of(box->begin(), box->end(), figure)) {
        given.fault("box", "letters.fault.box");
        return std::nullopt;
    }
    const auto at = [&](std::size_t i) { return (*box)[i].get<double>(); };
    return signing::Spot{page, at(0), at(1), at(2), at(3)};
}

}  // namespace

Upload::Where where_from(core::http::Given& given) {
    Upload::Where where;
    where.field = given.line("field");
    const bool hidden = given.flag("hidden");
    const auto page = static_cast<int>(given.number("page", 1, most_file_pages).value_or(0));
    const auto named = given.one_of("place", signing::nine_places, [](std::string_view each) { return each; });
    where.spot = box_from(given, page);
    if (named) {
        where.page = page;
        where.place = nth_place(*named);
    }
    const int said = (where.field.empty() ? 0 : 1) + (hidden ? 1 : 0) + (named ? 1 : 0) + (where.spot ? 1 : 0);
    if (given.faults().empty() && said != 1) given.fault("field", "letters.fault.where");
    if (given.faults().empty() && (named || where.spot) && page == 0) given.fault("page", "letters.fault.where_page");
    return where;
}

Upload::Where where_typed(core::http::Given& given) {
    constexpr std::string_view field = "field:", place = "place:";
    const std::string said = given.line("where", longest_where);
    const auto page = static_cast<int>(given.number("page", 1, most_file_pages).value_or(0));
    Upload::Where where;
    if (said.starts_with(field)) {
        where.field = said.substr(field.size());
    } else if (said.starts_with(place)) {
        where.page = page;
        where.place = nth_place(std::string_view(said).substr(place.size()));
    }
    const bool named = !where.field.empty() || (where.on_page() && where.place < signing::nine_places.size());
    if (given.faults().empty() && !named && said != "hidden") given.fault("where", "letters.fault.where");
    return where;
}

int page_asked(const core::http::Fields& query) {
    core::http::Given given(query);
    const auto page = given.number("page", 1, most_file_pages);
    given.done("letters.error.place");
    return static_cast<int>(page.value_or(0));
}

}  // namespace letters
