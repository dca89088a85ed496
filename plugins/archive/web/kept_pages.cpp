// SPDX-License-Identifier: Apache-2.0
#include "archive/web/kept_pages.h"

#include "archive/input/care_fields.h"
#include "core/http/reader.h"

namespace archive::web {

using core::Context;
using core::Error;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

constexpr int most_heads = 50;
constexpr const char* kept_url = "/archive/kept-lists";

std::string file_name(const KeptHead& head, const char* ending) {
    return "daftar-" + head.form + "-" + std::to_string(head.number) + "-" + std::to_string(head.year) + ending;
}

}  // namespace

Response KeptPages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    core::http::Given given(request.query);
    const auto after = given.id<ListId>("after");
    given.done();
    auto all = kept_.all(ctx, after, most_heads);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.kept.title")).show_if(all.empty(), "EMPTY").show_if(!all.empty(), "SOME");
    data.show_if(!all.empty() && ctx.actor.may("archive.manage"), "DRAFTS");
    if (all.size() > most_heads) {
        all.resize(most_heads);
        data.add("OLDER").set("URL", std::string(kept_url) + "?after=" + all.back().id.text());
    }
    for (const auto& each : all) {
        auto& row = data.add("ROW");
        row.set("NUMBER", each.numbered())
            .set("FORM", words.say("archive.form." + each.form))
            .set("UNIT", each.unit_name)
            .set("COUNT", words.number(each.dossiers))
            .set("AT", words.moment(each.made, ctx.zone))
            .set("WHO", each.by_name)
            .set("HASH", each.digest.hex())
            .set("URL", std::string(kept_url) + "/" + each.id.text())
            .show_if(ctx.actor.may("archive.manage"), "MAY_DRAFT");
        if (each.reported)
            row.add("REPORT").set("TEXT", words.say("archive.terjaga.reported", {{"number", each.report_number},
                                                                                 {"date", words.date(*each.reported)}}));
        if (each.erased > 0) row.add("GONE").set("N", words.number(each.erased));
    }
    return book_.render(ctx, request, "archive/kept_lists", std::move(data));
}

Response KeptPages::keep(const Context& ctx, Request& request) {
    try {
        const auto given = input::keeping_from(core::http::Given(request.form));
        kept_.keep(ctx, given.wish, given.reported);
        return core::http::see_other(kept_url, "archive.flash.list_kept");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return lists_.shown(ctx, request, error.faults());
    }
}

Response KeptPages::draft(const Context& ctx, Request& request) {
    const auto letter = kept_.draft(ctx, ListId::parse(request.param("id")));
    return core::http::see_other("/letters/" + letter.text() + "/edit", "archive.flash.list_drafted");
}

Response KeptPages::taken(const Context& ctx, const Request& request, const KeptList& kept, Response response) {
    if (kept_.note_reading(ctx, kept, core::http::before_a_reader(request) ? "export" : "")) response.forget();
    return response;
}

Response KeptPages::sheet(const Context& ctx, Request& request) {
    const auto kept = kept_.one(ctx, ListId::parse(request.param("id")));
    return taken(ctx, request, kept,
                 core::http::bytes(core::table::xlsx(kept.sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                   file_name(kept.head, ".xlsx"), false));
}

Response KeptPages::paper(const Context& ctx, Request& request) {
    const auto kept = kept_.one(ctx, ListId::parse(request.param("id")));
    const core::table::Print print{fonts_, kept.head.made, "id-ID",
                                   words_.in("id").say("archive.kept.page", {{"number", kept.head.numbered()},
                                                                             {"hash", kept.head.digest.hex()}})};
    return taken(ctx, request, kept,
                 core::http::bytes(core::table::pdf(kept.sheet, print, kept.signs), "application/pdf", file_name(kept.head, ".pdf")));
}

}  // namespace archive::web
