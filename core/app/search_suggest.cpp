// SPDX-License-Identifier: Apache-2.0
#include "core/app/search_suggest.h"

#include "core/app/house.h"
#include "core/base/text.h"
#include "core/http/given.h"
#include "core/search/suggest.h"

namespace core::core_room {
namespace {

using search::Suggestion;

std::vector<Suggestion> suggested(app::Application& app, const Context& ctx, std::string_view typed) {
    return app.house().db.read(
        [&](db::Tx& tx) { return search::suggestions(app.house().search, tx, ctx.actor.tokens(), typed); });
}

std::string_view name(Suggestion::Sort sort) {
    switch (sort) {
        case Suggestion::Sort::words: return "words";
        case Suggestion::Sort::number: return "number";
        case Suggestion::Sort::unit: return "unit";
        case Suggestion::Sort::sender: break;
    }
    return "sender";
}

std::string link_of(const Suggestion& suggestion) {
    if (suggestion.sort == Suggestion::Sort::number) return suggestion.link;
    if (suggestion.sort == Suggestion::Sort::words) return "/search?q=" + text::url(suggestion.text);
    return "/search?" + std::string(name(suggestion.sort)) + "=" + text::url(suggestion.value);
}

std::string heading_of(Suggestion::Sort sort, const words::Catalog& words) {
    switch (sort) {
        case Suggestion::Sort::words: return words.say("core.suggest.words");
        case Suggestion::Sort::number: return words.say("core.suggest.number");
        case Suggestion::Sort::unit: return words.say("core.search.facet.unit");
        case Suggestion::Sort::sender: break;
    }
    return words.say("core.search.facet.sender");
}

http::Response part(app::Application& app, const Context& ctx, const http::Request& request) {
    http::Given given(request.query);
    const auto typed = given.line("q");
    given.done();
    page::Data data;
    show_suggestions(data, app, ctx, typed);
    return app.house().pages.render(ctx, request, "core/suggestions", std::move(data), 200, typed);
}

http::Response suggestions(app::Application& app, const Context& ctx, const http::Request& request) {
    http::Given given(request.query);
    const auto typed = given.line("q");
    given.done();
    Json items = Json::array();
    for (const auto& each : suggested(app, ctx, typed))
        items.push_back({{"sort", name(each.sort)},
                         {"text", each.text},
                         {"about", each.sort == Suggestion::Sort::number ? each.value : ""},
                         {"link", link_of(each)}});
    return http::json({{"items", items}});
}

}  // namespace

void show_suggestions(page::Data& data, app::Application& app, const Context& ctx, std::string_view typed) {
    const auto& words = app.house().words.in(ctx.language);
    const auto all = suggested(app, ctx, typed);
    page::Data* group = nullptr;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i == 0 || all[i].sort != all[i - 1].sort)
            group = &data.add("SUGGESTED").set("HEADING", heading_of(all[i].sort, words));
        auto& one = group->add("SUGGESTION").set("TEXT", all[i].text).set("URL", link_of(all[i]));
        if (all[i].sort == Suggestion::Sort::number) one.add("ABOUT").set("TITLE", all[i].value);
    }
}

std::string meant(app::Application& app, const Context& ctx, const search::Wanted& wanted) {
    return app.house().db.read(
        [&](db::Tx& tx) { return search::meant(app.house().search, tx, ctx.actor.tokens(), wanted); });
}

void suggest_pages(Setup& setup, app::Application& app) {
    setup.get("/search/suggestions", http::signed_in,
              [&app](const Context& ctx, http::Request& request) { return part(app, ctx, request); });
    setup.get("/api/v1/search/suggestions", http::signed_in,
              [&app](const Context& ctx, http::Request& request) { return suggestions(app, ctx, request); });
}

}  // namespace core::core_room
