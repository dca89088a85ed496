// SPDX-License-Identifier: Apache-2.0
#include "core/app/batch_pages.h"

#include "core/app/house.h"
#include "core/base/text.h"
#include "core/http/given.h"

namespace core::core_room {
namespace {

using batch::Batch;
using batch::BatchId;
using batch::Item;
using batch::State;

constexpr int on_page = 100, of_list = 30;
constexpr std::size_t longest_back = 1000;

struct Filter {
    std::string_view name;
    std::vector<State> states;
};
const std::array<Filter, 4>& filters() {
    static const std::array<Filter, 4> all{{{"all", {}},
                                            {"unsuccessful", {State::refused, State::failed}},
                                            {"done", {State::done}},
                                            {"waiting", {State::waiting, State::running}}}};
    return all;
}

std::int64_t count_of(const batch::Counts& counts, std::string_view filter) {
    if (filter == "unsuccessful") return counts.unsuccessful();
    if (filter == "done") return counts.done;
    if (filter == "waiting") return counts.waiting + counts.running;
    return counts.all();
}

std::string title_of(app::Application& app, const Batch& batch, const words::Catalog& words) {
    const auto* act = app.shelves().acts.find(batch.act);
    return words.say(act == nullptr ? "core.batch.act_unknown" : act->title,
                     {{"count", words.number(batch.counts.all())}});
}

std::string progress(const batch::Counts& counts, const words::Catalog& words) {
    return words.say("core.batch.progress", {{"over", words.number(counts.over())},
                                             {"all", words.number(counts.all())},
                                             {"done", words.number(counts.done)},
                                             {"unsuccessful", words.number(counts.unsuccessful())}});
}

std::string address(BatchId id, std::string_view show, std::int64_t after, const std::string& back = {}) {
    std::string query;
    if (show != "all") query += "?show=" + std::string(show);
    if (after > 0) query += (query.empty() ? "?after=" : "&after=") + std::to_string(after);
    if (!back.empty()) query += (query.empty() ? "?back=" : "&back=") + text::url(back);
    return "/batches/" + id.text() + query;
}

std::string owner_page(app::Application& app, const Batch& batch) {
    const auto* act = app.shelves().acts.find(batch.act);
    return act == nullptr || !batch.paused ? std::string() : text::replace(act->owner_page, "{id}", batch.id.text());
}

void show_tone(page::Data& row, const Batch& batch) {
    row.show_if(!batch.ended && !batch.paused, "RUNNING")
        .show_if(!batch.ended && batch.paused, "PAUSED")
        .show_if(batch.ended && batch.counts.unsuccessful() == 0, "ALL_WELL")
        .show_if(batch.ended && batch.counts.unsuccessful() > 0, "SOME_ILL");
}

// The refusal's own sentences, the fields' after the whole.
std::vector<std::string> told(const batch::Refusal& refusal, const words::Catalog& words) {
    std::vector<std::string> sentences{words.say(refusal.key, refusal.args)};
    for (const auto& fault : refusal.faults)
        if (auto sentence = words.say(fault.key, fault.args); sentence != sentences.front())
            sentences.push_back(std::move(sentence));
    return sentences;
}

// Why a batch stands still, where more than its owner's word is lacking.
std::optional<batch::Refusal> why_it_stands(app::Application& app, const Context& ctx, const Batch& batch) {
    if (!batch.paused) return std::nullopt;
    for (auto& item : app.batches().items(ctx, batch.id, {State::waiting}, 0, static_cast<int>(batch::most_items)))
        if (item.refusal) return std::move(item.refusal);
    return std::nullopt;
}

void show_item(page::Data& row, const Item& item, const words::Catalog& words) {
    row.set("PLACE", item.place).set("TITLE", item.title.empty() ? words.say("core.batch.untitled") : item.title);
    row.add(item.link.empty() ? "PLAIN" : "LINKED").set("LINK", item.link);
    if (!item.told.empty()) row.add("TOLD").set("TEXT", item.told);
    if (item.refusal)
        for (const auto& sentence : told(*item.refusal, words)) row.add("WHY").set("TEXT", sentence);
    row.show_if(item.state == State::done, "DONE")
        .show_if(item.state == State::refused, "REFUSED")
        .show_if(item.state == State::failed, "FAILED")
        .show_if(item.state == State::waiting, "WAITING")
        .show_if(item.state == State::running, "AT_WORK");
}

http::Response list(app::Application& app, const Context& ctx, http::Request& request) {
    http::Given given(request.query);
    const auto before = given.id<BatchId>("before");
    given.done();
    const auto& words = app.house().words.in(ctx.language);
    page::Data data;
    data.set("PAGE_TITLE", words.say("core.batch.title"));
    auto found = app.batches().mine(ctx, before, of_list + 1);
    const bool more = found.size() > of_list;
    if (more) found.pop_back();
    for (const auto& each : found) {
        page::Data& row = data.add("ROW");
        row.set("URL", address(each.id, "all", 0))
            .set("TITLE", title_of(app, each, words))
            .set("AT", words.moment(each.asked, ctx.zone))
            .set("ISO", iso(each.asked))
            .set("POSITION", each.position_name)
            .set("PROGRESS", progress(each.counts, words));
        show_tone(row, each);
    }
    data.show(found.empty() ? "EMPTY" : "ROWS");
    if (more) data.add("OLDER").set("URL", "/batches?before=" + found.back().id.text());
    return app.house().pages.render(ctx, request, "core/batches", std::move(data));
}

http::Response show(app::Application& app, const Context& ctx, http::Request& request) {
    const auto id = BatchId::parse(request.param("id"));
    http::Given given(request.query);
    const auto chosen =
        given.one_of("show", filters(), [](const Filter& each) { return each.name; }).value_or(filters()[0]);
    const auto after = given.number("after", 0, static_cast<std::int64_t>(batch::most_items)).value_or(0);
    const auto back = http::local_path(given.line("back", longest_back), "");   // the list it was asked from
    const auto batch = app.batches().show(ctx, id);
    given.done();
    const auto& words = app.house().words.in(ctx.language);
    auto items = app.batches().items(ctx, id, chosen.states, after, on_page + 1);
    const bool more = items.size() > on_page;
    if (more) items.pop_back();
    page::Data data;
    data.set("PAGE_TITLE", title_of(app, batch, words))
        .set("ID", id.text())
        .set("HERE", address(id, chosen.name, after, back))
        .set("AT", words.moment(batch.asked, ctx.zone))
        .set("POSITION", batch.position_name)
        .set("PROGRESS", progress(batch.counts, words))
        .set("OVER", batch.counts.over())
        .set("ALL", batch.counts.all());
    show_tone(data, batch);
    for (const auto& filter : filters()) {
        const auto count = count_of(batch.counts, filter.name);
        if (count == 0 && filter.name != chosen.name) continue;
        data.add("FILTER")
            .set("URL", address(id, filter.name, 0, back))
            .set("LABEL", words.say("core.batch.show." + std::string(filter.name), {{"count", words.number(count)}}))
            .show_if(filter.name == chosen.name, "CURRENT");
    }
    for (const auto& item : items) show_item(data.add("ITEM"), item, words);
    if (more) data.add("MORE").set("URL", address(id, chosen.name, items.back().place, back));
    if (const auto page = owner_page(app, batch); !page.empty()) {
        page::Data& waits = data.add("WAITS");
        waits.set("URL", page)
            .set("COUNT", words.number(batch.counts.waiting))
            .set("WHAT", words.say(app.shelves().acts.find(batch.act)->owner_words));
        if (const auto why = why_it_stands(app, ctx, batch))
            for (const auto& sentence : told(*why, words)) waits.add("BECAUSE").set("TEXT", sentence);
    }
    if (const auto* act = app.shelves().acts.find(batch.act); act != nullptr && !act->back_page.empty())
        data.add("BACK").set("URL", act->back_page).set("LABEL", words.say(act->back_words));
    else if (!back.empty()) data.add("BACK").set("URL", back).set("LABEL", words.say("core.batch.back"));
    data.show_if(!batch.ended && batch.counts.waiting > 0, "MAY_STOP").set("LEFT", words.number(batch.counts.waiting));
    if (batch.may_repeat()) data.add("MAY_REPEAT").set("COUNT", words.number(batch.counts.unsuccessful()));
    if (app.batches().may_undo(batch)) data.add("MAY_UNDO").set("COUNT", words.number(batch.counts.done));
    if (batch.again) data.add("REPEATED").set("URL", address(*batch.again, "all", 0));
    return app.house().pages.render(ctx, request, "core/batch", std::move(data));
}

Json json_of(const Batch& batch) {
    const auto& counts = batch.counts;
    Json json = {{"id", batch.id.text()},
                 {"act", batch.act},
                 {"asked_at", iso(batch.asked)},
                 {"appointment", batch.appointment.text()},
                 {"position_name", batch.position_name},
                 {"over", batch.ended.has_value()},
                 {"counts", {{"all", counts.all()},
                             {"waiting", counts.waiting + counts.running},
                             {"done", counts.done},
                             {"refused", counts.refused},
                             {"failed", counts.failed}}},
                 {"waits_for_owner", batch.paused.has_value()},
                 {"may_repeat", batch.may_repeat()}};
    if (batch.ended) json["ended_at"] = iso(*batch.ended);
    if (batch.again) json["again"] = batch.again->text();
    return json;
}

Json json_of(const batch::Refusal& refusal, const words::Catalog& words) {
    Json faults = Json::array();
    for (const auto& fault : refusal.faults)
        faults.push_back({{"field", fault.field}, {"key", fault.key}, {"message", words.say(fault.key, fault.args)}});
    return {{"code", refusal.code}, {"key", refusal.key}, {"message", words.say(refusal.key, refusal.args)},
            {"faults", faults}};
}

Json json_of(const Item& item, const words::Catalog& words) {
    Json json = {{"place", item.place}, {"subject", item.subject}, {"title", item.title}, {"link", item.link},
                 {"state", item.state == State::running ? name(State::waiting) : name(item.state)}};
    if (item.ended) json["ended_at"] = iso(*item.ended);
    if (!item.told.empty()) json["told"] = item.told;
    if (item.refusal) json["refusal"] = json_of(*item.refusal, words);
    return json;
}

http::Response api_list(app::Application& app, const Context& ctx, http::Request& request) {
    http::Given given(request.query);
    const auto before = given.id<BatchId>("before");
    given.done();
    Json all = Json::array();
    for (const auto& each : app.batches().mine(ctx, before, of_list)) all.push_back(json_of(each));
    const bool full = all.size() == of_list;
    return http::json({{"items", all}, {"next", full ? json::text(all.back(), "id") : std::string()}});
}

http::Response api_show(app::Application& app, const Context& ctx, BatchId id, int status = 200) {
    const auto batch = app.batches().show(ctx, id);
    Json json = json_of(batch);
    const auto& words = app.house().words.in(ctx.language);
    if (const auto why = why_it_stands(app, ctx, batch)) json["stands_still"] = json_of(*why, words);
    json["items"] = Json::array();
    for (const auto& item : app.batches().items(ctx, id, {}, 0, static_cast<int>(batch::most_items)))
        json["items"].push_back(json_of(item, words));
    return http::json(json, status);
}

}  // namespace

void batch_pages(Setup& setup, app::Application& app) {
    using http::Request;
    setup.get("/batches", http::signed_in,
              [&app](const Context& ctx, Request& request) { return list(app, ctx, request); });
    setup.get("/batches/{id}", http::signed_in,
              [&app](const Context& ctx, Request& request) { return show(app, ctx, request); });
    setup.post("/batches/{id}/again", http::signed_in, [&app](const Context& ctx, Request& request) {
        const auto next = app.batches().again(ctx, BatchId::parse(request.param("id")));
        return http::see_other(address(next, "all", 0), "core.flash.batch_again");
    });
    setup.post("/batches/{id}/stop", http::signed_in, [&app](const Context& ctx, Request& request) {
        const auto id = BatchId::parse(request.param("id"));
        app.batches().stop(ctx, id);
        return http::see_other(address(id, "all", 0), "core.flash.batch_stopped");
    });
    setup.post("/batches/{id}/undo", http::signed_in, [&app](const Context& ctx, Request& request) {
        const auto next = app.batches().undo(ctx, BatchId::parse(request.param("id")));
        return http::see_other(address(next, "all", 0), "core.flash.batch_undo");
    });
    setup.get("/api/v1/batches", http::signed_in,
              [&app](const Context& ctx, Request& request) { return api_list(app, ctx, request); });
    setup.get("/api/v1/batches/{id}", http::signed_in, [&app](const Context& ctx, Request& request) {
        return api_show(app, ctx, BatchId::parse(request.param("id")));
    });
    setup.post("/api/v1/batches/{id}/again", http::signed_in, [&app](const Context& ctx, Request& request) {
        http::Given::body(request).done();
        return api_show(app, ctx, app.batches().again(ctx, BatchId::parse(request.param("id"))), 202);
    });
    setup.post("/api/v1/batches/{id}/undo", http::signed_in, [&app](const Context& ctx, Request& request) {
        http::Given::body(request).done();
        return api_show(app, ctx, app.batches().undo(ctx, BatchId::parse(request.param("id"))), 202);
    });
    setup.post("/api/v1/batches/{id}/stop", http::signed_in, [&app](const Context& ctx, Request& request) {
        http::Given::body(request).done();
        const auto id = BatchId::parse(request.param("id"));
        app.batches().stop(ctx, id);
        return api_show(app, ctx, id);
    });
    setup.desk({"core.desk.batches", "/batches", 12, "",
                [&app](const Context& ctx) { return app.batches().running(ctx); }});
    setup.job(std::string(batch::Batches::job_kind), [&app](const jobs::Job& job) { app.batches().work(job); });
    setup.job(std::string(batch::Batches::serving_job_kind),
              [&app](const jobs::Job& job) { app.batches().work(job); }, {}, jobs::Where::serving);
    setup.daily("core.batch_clear", std::chrono::minutes(200), [&app](const jobs::Job&) { app.batches().clear(); });
}

}  // namespace core::core_room
