// SPDX-License-Identifier: Apache-2.0
#include "style/web/views.h"

#include <charconv>

#include "core/base/text.h"
#include "core/http/given.h"

namespace style::web {

using core::Error;
using core::page::Data;

std::string address(Thing thing, std::string_view code) {
    std::string where = "/style/";
    switch (thing) {
        case Thing::kind: where += "kinds/"; break;
        case Thing::profile: where += "profiles/"; break;
        case Thing::letterhead: where += "heads/"; break;
        case Thing::unit_head: where += "units/"; break;
    }
    return where + core::text::url(code);
}

Thing thing_of(std::string_view word) {
    if (word == "kinds") return Thing::kind;
    if (word == "profiles") return Thing::profile;
    if (word == "heads") return Thing::letterhead;
    if (word == "units") return Thing::unit_head;
    throw Error(core::Code::not_found, "style.error.not_found");
}

void show_bench(Data& data, Room& room, const Context& ctx, Thing thing, std::string_view code, const Bench& bench,
                const core::words::Catalog& words) {
    const auto where = address(thing, code);
    data.set("WHERE", where)
        .set("SEEN", bench.seen)
        .show_if(bench.draft.has_value(), "DRAFT")
        .show_if(!bench.draft, "NO_DRAFT")
        .show_if(bench.shipped && bench.own, "MAY_RESTORE");
    if (bench.draft)
        data.add("DRAFTED").set("BY", bench.draft->by).set("AT", words.moment(bench.draft->changed, ctx.zone));
    for (const auto& edition : bench.history) {
        if (!edition.published) continue;
        auto& row = data.add("EDITION");
        row.set("N", edition.number)
            .set("BY", edition.by.empty() ? words.say("style.by_release") : edition.by)
            .set("AT", words.moment(edition.published_at.value_or(edition.changed), ctx.zone))
            .set("URL", where + "/pdf?edition=" + std::to_string(edition.number));
    }
    // The address changes with what it shows, so a browser may keep the picture.
    const auto shown = room.services.preview.show(ctx, thing, code, 0);
    const auto mark = core::sha256(shown.bytes).hex().substr(0, 12);
    for (int page = 1; page <= shown.pages; ++page) {
        const core::Args args{{"page", std::to_string(page)}, {"pages", std::to_string(shown.pages)}};
        data.add("PAGE")
            .set("URL", where + "/page?page=" + std::to_string(page) + "&v=" + mark)
            .set("ALT", words.say("style.page_of", args))
            .set("N_OF_M", words.say("style.page_of", args));
    }
}

namespace {

constexpr std::int64_t most_number = 1'000'000'000;

// The revision of the draft the form started from.
std::int64_t seen_typed(const Request& request) {
    core::http::Given given(request.form);
    if (!given.has("seen")) given.fault("seen", "style.fault.seen");
    const auto seen = given.number("seen", 0, most_number).value_or(0);
    given.done("style.error.incomplete");
    return seen;
}

struct Asked {
    std::int64_t edition = 0;
    int page = 1;
};
Asked asked(const Request& request) {
    core::http::Given given(request.query);
    Asked asked;
    asked.edition = given.number("edition", 1, most_number).value_or(0);
    asked.page = static_cast<int>(given.number("page", 1, 10'000).value_or(1));
    given.done("style.error.incomplete");
    return asked;
}

}  // namespace

Response save_and_publish(Room& room, const Context& ctx, Request& request, Thing thing, const std::string& code,
                          core::Json definition, const std::function<Response(std::vector<core::Fault>)>& again) {
    const auto seen = seen_typed(request);
    try {
        const auto draft = room.services.workshop.save(ctx, thing, code, std::move(definition), seen);
        if (request.form.get("act") != "publish")
            return core::http::see_other(address(thing, code), "style.flash.saved");
        room.services.workshop.publish(ctx, thing, code, draft.revision);
        return core::http::see_other(address(thing, code), "style.flash.published");
    } catch (const Error& error) {
        if (error.code() == core::Code::invalid && !error.faults().empty()) return again(error.faults());
        if (error.key() != "style.error.changed") throw;
        return again({{"seen", error.key(), error.args()}});
    }
}

core::Json number_typed(const Request& request, std::string_view field) {
    auto text = core::text::replace(request.form.get(field), ",", ".");
    if (text.empty()) return nullptr;
    double value = 0;
    const auto [at, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    // What is no number is a fault of the field, told by its reader.
    if (fault != std::errc() || at != text.data() + text.size()) return text;
    return value;
}

core::Json list_typed(const Request& request, std::string_view field, char between) {
    auto list = core::Json::array();
    for (const auto& each : core::text::split(core::text::replace(request.form.raw(field), "\r", ""), between))
        if (const auto one = core::text::trim(each); !one.empty()) list.push_back(std::string(one));
    return list;
}

Response discard(Room& room, const Context& ctx, Request& request) {
    const auto thing = thing_of(request.param("thing"));
    const auto code = request.param("code");
    room.services.workshop.discard(ctx, thing, code);
    // A kind that was never published is gone with its draft.
    const bool gone = thing == Thing::kind && !room.services.workshop.exists(ctx, thing, code);
    return core::http::see_other(gone ? "/style" : address(thing, code), "style.flash.discarded");
}

Response restore(Room& room, const Context& ctx, Request& request) {
    const auto thing = thing_of(request.param("thing"));
    if (thing == Thing::unit_head) {
        room.services.workshop.drop_own_head(ctx, core::UnitId::parse(request.param("code")));
    } else {
        room.services.workshop.restore(ctx, thing, request.param("code"), seen_typed(request));
    }
    return core::http::see_other(address(thing, request.param("code")), "style.flash.restored");
}

Response page(Room& room, const Context& ctx, Request& request) {
    const auto wanted = asked(request);
    auto picture = room.services.preview.picture(ctx, thing_of(request.param("thing")), request.param("code"),
                                                 wanted.edition, wanted.page);
    auto response = core::http::bytes(std::move(picture), "image/png");
    response.header("Cache-Control", request.query.has("v") ? "private, max-age=86400" : "private, no-cache");
    return response;
}

Response pdf(Room& room, const Context& ctx, Request& request) {
    auto shown = room.services.preview.show(ctx, thing_of(request.param("thing")), request.param("code"), asked(request).edition);
    return core::http::bytes(std::move(shown.bytes), "application/pdf", "contoh.pdf");
}

}  // namespace style::web
