// SPDX-License-Identifier: Apache-2.0
#include "core/app/search_pages.h"

#include <cctype>
#include <map>

#include "core/app/house.h"
#include "core/app/search_facets.h"
#include "core/app/search_suggest.h"
#include "core/base/text.h"
#include "core/http/sought.h"
#include "core/jobs/jobs.h"
#include "core/search/counted.h"
#include "core/search/named.h"

namespace core::core_room {
namespace {

using search::Found;
using search::Hit;
using search::Order;
using search::Wanted;

constexpr std::string_view mark_open = "\uE000";
constexpr std::string_view mark_close = "\uE001";

const std::string& same(const std::string& word) { return word; }

Order order(http::Given& given, Order without) {
    const auto named = given.one_of("order", std::vector<std::string>{"best", "newest"}, same);
    return !named ? without : named == "best" ? Order::best : Order::newest;
}

Wanted wanted(http::Given& given) {
    Wanted wanted = http::sought(given);
    wanted.after = given.line("after");
    return wanted;
}

// Of a dossier with paper: its place, the whole way to it, and "out" or "lost" where it is not there.
struct Lies {
    std::string place, away;
};

// Hits, and of each that was destroyed when: a stub must not look like a record. Of dossiers where they lie: who serves
// a desk opens none for that. All of it is what their facets tell the same seeker.
struct Looked {
    Found found;
    std::int64_t counted_to = 0;
    std::map<search::Named, Instant> destroyed;
    std::map<search::Named, Lies> lies;

    std::optional<Date> gone(const Hit& hit, Zone zone) const {
        const auto at = destroyed.find({hit.kind, hit.id});
        return at == destroyed.end() ? std::nullopt : std::optional(date_of(at->second, zone));
    }
    const Lies* where(const Hit& hit) const {
        const auto at = lies.find({hit.kind, hit.id});
        return at == lies.end() ? nullptr : &at->second;
    }
    bool more() const { return found.total >= counted_to; }
};

Lies lies(const search::Listed& dossier) {
    Lies told;
    for (const auto& mark : dossier.marks) {
        // Each step of the way is a mark of its own.
        if (mark.facet == "location" && mark.value.size() > told.place.size()) told.place = mark.value;
        if (mark.facet == "loan") told.away = mark.value;
    }
    return told;
}

Looked look(app::Application& app, const Context& ctx, const Wanted& wanted) {
    return app.house().db.read([&](db::Tx& tx) {
        auto& index = app.house().search;
        const auto tokens = ctx.actor.tokens();
        Looked looked{index.find(tx, tokens, wanted), search::counted_to(index), {}, {}};
        std::vector<search::Named> names;
        for (const auto& hit : looked.found.hits) names.push_back({hit.kind, hit.id});
        for (const auto& each : search::seen(index, tx, tokens, names)) {
            const search::Named named{each.hit.kind, each.hit.id};
            if (const auto* mark = each.mark("destroyed")) looked.destroyed.emplace(named, parse_instant(mark->value));
            if (auto told = lies(each); !told.place.empty() || !told.away.empty()) looked.lies.emplace(named, std::move(told));
        }
        return looked;
    });
}

// Matched words come between two private characters; the page marks them.
void show_snippet(page::Data& row, const std::string& snippet) {
    std::string_view rest = snippet;
    while (!rest.empty()) {
        const auto open = rest.find(mark_open);
        row.add("PIECE").set("TEXT", rest.substr(0, open));
        if (open == std::string_view::npos) return;
        rest.remove_prefix(open + mark_open.size());
        const auto close = rest.find(mark_close);
        row.add("PIECE").add("MARKED").set("WORD", rest.substr(0, close));
        rest.remove_prefix(close == std::string_view::npos ? rest.size() : close + mark_close.size());
    }
}

std::string plain(const std::string& snippet) {
    return text::replace(text::replace(snippet, mark_open, ""), mark_close, "");
}

// What only says the subject again tells nothing.
bool repeats(const Hit& hit) {
    const auto flat = [](const std::string& said) {
        return text::lower(text::trim(text::replace(plain(said), "\u2026", "")));
    };
    return !hit.recognised && flat(hit.title).find(flat(hit.snippet)) != std::string::npos;
}

// The template's section for a kind of thing, e.g. "INCOMING".
std::string section_of(std::string kind) {
    for (char& c : kind) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return kind;
}

// The same search with other fields, e.g. the next page.
std::string address(const http::Request& request,
                    const std::vector<std::pair<std::string, std::string>>& changed) {
    std::string query;
    std::vector<std::string> names{"q", "number", "agenda", "kind", "from", "until", "days", "order", "after"};
    names.insert(names.end(), http::sought_facets().begin(), http::sought_facets().end());
    for (const auto& name : names) {
        std::string value = name == "after" ? std::string() : request.query.get(name);
        for (const auto& [field, other] : changed)
            if (field == name) value = other;
        if (!value.empty()) query += (query.empty() ? "?" : "&") + name + "=" + text::url(value);
    }
    return "/search" + query;
}

void show_hit(page::Data& row, const Hit& hit, const Wanted& wish, const http::Request& request,
              const words::Catalog& words) {
    row.set("TITLE", hit.title).set("SUMMARY", hit.summary);
    row.set("LINK", hit.link).set("DATE", words.date(hit.date)).set("ISO", iso(hit.date));
    row.show(section_of(hit.kind));
    if (!hit.number.empty()) row.add("NUMBERED").set("NUMBER", hit.number);
    if (hit.copies > 0 && !wish.kind)
        row.add("COPIES")
            .set("URL", address(request, {{"kind", hit.kind}}))
            .set("TEXT", words.say("core.search.copies", {{"count", words.number(hit.copies)}}));
    row.show_if(hit.recognised, "RECOGNISED");
    if (!repeats(hit)) show_snippet(row.add("SNIPPET"), hit.snippet);
}

void show_lies(page::Data& row, const Lies& where) {
    if (!where.place.empty()) row.add("LIES").set("PLACE", where.place);
    if (!where.away.empty()) row.show(where.away == "lost" ? "LOST" : "OUT");
}

void show_form(page::Data& data, const http::Request& request, const Wanted& wish) {
    data.set("QUERY", request.query.get("q"))
        .set("NUMBER_SOUGHT", request.query.get("number"))
        .set("AGENDA_SOUGHT", request.query.get("agenda"))
        .set("FROM", request.query.get("from"))
        .set("UNTIL", request.query.get("until"));
    // Folded once something is sought, unless what is wrong lies there.
    int set = 0;
    for (const auto* name : {"number", "agenda", "kind", "code", "from", "until"}) set += request.query.get(name).empty() ? 0 : 1;
    if (set > 0) data.add("FIELDS_SET").set("COUNT", std::to_string(set));
    data.show_if(!wish.kind, "ANY_KIND")
        .show_if(wish.kind == "letter", "KIND_LETTER")
        .show_if(wish.kind == "incoming", "KIND_INCOMING")
        .show_if(wish.kind == "dossier", "KIND_DOSSIER")
        .show_if(wish.within, "DAYS_WITHIN");
    data.set("CODE", request.query.get("code"));
    for (const auto& mark : wish.marks)
        if (mark.facet != "code") data.add("KEPT").set("NAME", mark.facet).set("VALUE", mark.value);
}

void show_found(page::Data& data, const Looked& looked, const Wanted& wish, const http::Request& request,
                const Context& ctx, const words::Catalog& words) {
    const auto& found = looked.found;
    const bool best = wish.order == Order::best, words_given = !wish.words.empty() || !wish.number.empty();
    const bool ranked = best && words_given && !found.hits.empty();
    data.add("FOUND").set("TOTAL", found.total == 0 ? words.say("core.search.total_none")
                                   : words.say(ranked ? "core.search.total_best" : "core.search.total",
                                               {{"count", counted(found.total, looked.more(), words)}}));
    if (words_given && !found.hits.empty())
        data.add("ORDER")
            .set("URL", address(request, {{"order", best ? "newest" : "best"}}))
            .set("TEXT", best ? words.say("core.search.newest_first") : words.say("core.search.best_first"));
    data.show_if(found.hits.empty(), "NOTHING");
    show_facets(data, found, wish, looked.counted_to,
                [&](const std::string& facet, const std::string& value) { return address(request, {{facet, value}}); },
                words);
    for (const Hit& hit : found.hits) {
        auto& row = data.add("HIT");
        show_hit(row, hit, wish, request, words);
        if (const auto day = looked.gone(hit, ctx.zone)) row.add("GONE").set("ON", words.date(*day));
        if (const auto* where = looked.where(hit)) show_lies(row, *where);
    }
    if (!found.next.empty()) data.add("MORE").set("URL", address(request, {{"after", found.next}}));
}

// Where nothing was found: what may have been meant.
void show_nearest(page::Data& data, app::Application& app, const Context& ctx, const Wanted& wish,
                  const http::Request& request) {
    if (const auto other = meant(app, ctx, wish); !other.empty())
        data.add("MEANT").set("WORDS", other).set("URL", address(request, {{"q", other}}));
    show_suggestions(data, app, ctx, wish.words);
}

http::Response page(app::Application& app, const Context& ctx, const http::Request& request) {
    http::Given given(request.query);
    Wanted wish = wanted(given);
    wish.order = order(given, Order::best);
    wish.facets = true;
    const auto faults = given.take_faults();
    const auto& words = app.house().words.in(ctx.language);
    page::Data data;
    data.set("PAGE_TITLE", words.say("core.menu.search"));
    show_form(data, request, wish);
    page::show_faults(data, faults, words);
    const bool asked = http::asks(wish);
    data.show_if(asked || !faults.empty(), "ASKED").show_if(!asked && faults.empty(), "FRESH");
    data.show_if(!asked || !faults.empty(), "UNFOLDED");
    std::string_view state;
    if (asked && faults.empty()) {
        const auto looked = look(app, ctx, wish);
        const auto& found = looked.found;
        show_found(data, looked, wish, request, ctx, words);
        if (found.hits.empty()) show_nearest(data, app, ctx, wish, request);
        state = found.total > 0 ? "found" : "nothing";
    }
    return app.house().pages.render(ctx, request, "core/search", std::move(data), faults.empty() ? 200 : 422, state);
}

http::Response api(app::Application& app, const Context& ctx, const http::Request& request) {
    http::Given given(request.query);
    Wanted wish = wanted(given);
    wish.order = order(given, Order::newest);
    wish.facets = given.flag("facets");
    given.done();
    const auto looked = look(app, ctx, wish);
    const Found& found = looked.found;
    Json hits = Json::array();
    for (const Hit& hit : found.hits) {
        hits.push_back({{"kind", hit.kind},
                        {"id", hit.id},
                        {"title", hit.title},
                        {"number", hit.number},
                        {"summary", hit.summary},
                        {"link", hit.link},
                        {"date", iso(hit.date)},
                        {"snippet", plain(hit.snippet)},
                        {"recognised", hit.recognised}});
        if (const auto day = looked.gone(hit, ctx.zone)) hits.back()["destroyed"] = iso(*day);
        if (const auto* where = looked.where(hit)) {
            if (!where->place.empty()) hits.back()["location"] = where->place;
            if (!where->away.empty()) hits.back()["loan"] = where->away;
        }
    }
    Json answer = {{"hits", hits}, {"next", found.next}, {"total", found.total}};
    if (wish.facets) {
        answer["facets"] = facets_json(found);
        answer["facets_of"] = looked.more() ? Json(looked.counted_to) : Json(nullptr);
    }
    if (found.hits.empty() && wish.after.empty()) answer["meant"] = meant(app, ctx, wish);
    return http::json(answer);
}

// A portion, and a job for the next in the same unit.
void renew(app::Application& app) {
    constexpr int at_once = 100;
    app.house().db.write([&](db::Tx& tx) {
        if (app.house().search.renew(tx, at_once) < at_once) return;
        jobs::add(tx, app.house().clock.now(), "core.search_renew_on", Json::object(), {.key = "core.search_renew_on"});
    });
}

}  // namespace

void search_pages(Setup& setup, app::Application& app) {
    // After a change of the analyser; at once after an update (core/migrations), else at night.
    setup.daily("core.search_renew", std::chrono::hours(2), [&app](const jobs::Job&) { renew(app); });
    setup.job("core.search_renew_on", [&app](const jobs::Job&) { renew(app); });
    setup.job(std::string(search::Sources::job),
              [&app](const jobs::Job&) { app.sources().work(app.house().db, app.house().clock); });
    suggest_pages(setup, app);
    setup.get("/search", http::signed_in, [&app](const Context& ctx, http::Request& request) {
        return page(app, ctx, request);
    });
    setup.get("/api/v1/search", http::signed_in, [&app](const Context& ctx, http::Request& request) {
        return api(app, ctx, request);
    });
}

}  // namespace core::core_room
