// SPDX-License-Identifier: Apache-2.0
#include "letters/web/merge_page.h"

#include "core/base/text.h"
#include "core/table/read.h"
#include "letters/filters.h"
#include "letters/web/views.h"

namespace letters::web {

using core::page::Data;

namespace {

constexpr std::size_t on_page = 50;

MergeId merge_of(const Request& request) { return MergeId::parse(request.param("id")); }

std::string address_of(MergeId id) { return "/letters/merges/" + id.text(); }

Response upload_form(Room& room, const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    const auto from = room.merging.pattern(ctx, id_of(request));
    Data data;
    data.set("PAGE_TITLE", words.say("letters.merge.title"))
        .set("ID", from.letter.id.text())
        .set("KIND", from.kind.name)
        .set("SUBJECT", from.letter.content.subject.empty() ? words.say("letters.no_subject") : from.letter.content.subject);
    for (const auto& field : from.fields) data.add("FIELD").set("NAME", field);
    if (!from.fields.empty()) data.show("FIELDS");
    else data.add("NO_FIELDS").set("TEXT", words.say("letters.merge.no_fields", {{"example", "{{nama}}"}}));
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "letters/merge", std::move(data), faults.empty() ? 200 : 422);
}

std::string said(const std::vector<core::Fault>& faults, std::string_view field, const core::words::Catalog& words) {
    for (const auto& fault : faults)
        if (fault.field == field) return words.say(fault.key, fault.args);
    return "";
}

void show_row(Data& data, const MergeView& view, const MergeRow& row, const core::words::Catalog& words) {
    data.set("LINE", row.line).set("SHEET", address_of(view.merge.id) + "/rows/" + std::to_string(row.line));
    data.set("ROW_SUBJECT", row.subject);
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        auto& cell = data.add("CELL");
        cell.set("COLUMN", view.fields[i]).set("TEXT", row.cells[i]);
        if (const auto why = said(row.faults, "cells." + std::to_string(i + 1), words); !why.empty())
            cell.add("CELL_FAULT").set("WHY", why);
    }
    if (view.addressed) {
        auto& to = data.add("TO");
        for (const auto& each : row.to) {
            static constexpr std::array kinds{"position", "partner", "line"};
            to.add("ONE").set("NAME", each.shown).set(
                "KIND_OF", words.say(std::string("letters.merge.to.") + kinds[static_cast<std::size_t>(each.kind)]));
        }
        if (const auto why = said(row.faults, "kepada", words); !why.empty()) to.add("CELL_FAULT").set("WHY", why);
    }
    for (const auto& fault : row.faults)
        if (!fault.field.starts_with("cells.") && fault.field != "kepada")
            data.add("WHY").set("TEXT", words.say(fault.key, fault.args));
    data.show(row.good() ? "GOOD" : "FAULTY");
}

}  // namespace

Response merge_from(Room& room, const Context& ctx, Request& request) { return upload_form(room, ctx, request, {}); }

Response take_table(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    (void)room.merging.pattern(ctx, id);
    const auto* file = request.upload("file");
    if (file == nullptr || file->bytes.empty())
        return upload_form(room, ctx, request, {{"file", "letters.fault.no_file", {}}});
    try {
        auto sheet = core::table::read_one(file->file_name, core::ByteView(file->bytes), "surat");
        return core::http::see_other(address_of(room.merging.take(ctx, id, std::move(sheet), file->file_name).merge.id));
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid && error.code() != core::Code::too_large) throw;
        if (!error.faults().empty()) return upload_form(room, ctx, request, error.faults());
        return upload_form(room, ctx, request, {{"file", error.key(), error.args()}});
    }
}

Response merge_rows(Room& room, const Context& ctx, Request& request) {
    core::http::Given given(request.query);
    const auto after = given.number("after", 0, 1'000'000).value_or(0);
    const bool faulty = given.flag("faulty");
    given.done("letters.error.filter");
    const auto view = room.merging.look(ctx, merge_of(request), {after, faulty, on_page});
    if (view.merge.batch) return core::http::see_other("/batches/" + view.merge.batch->text());
    const auto& words = room.words.in(ctx.language);
    const auto here = address_of(view.merge.id);
    const auto count = [&](std::size_t n) { return words.number(static_cast<std::int64_t>(n)); };
    Data data;
    data.set("PAGE_TITLE", words.say("letters.merge.rows_title", {{"count", count(view.all())}}))
        .set("ID", view.merge.letter.text())
        .set("HERE", here)
        .set("FILE", view.merge.file_name)
        .set("SUBJECT", view.subject)
        .set("COUNTED", words.say("letters.merge.counted", {{"good", count(view.good)}, {"faulty", count(view.all() - view.good)}}));
    for (const auto& field : view.fields) data.add("HEADING").set("NAME", field);
    data.show_if(view.addressed, "ADDRESSED").show_if(!view.addressed, "AS_PATTERN");
    if (!view.matching.unused.empty())
        data.add("UNUSED").set("TEXT", words.say("letters.fill.unused", {{"columns", core::text::join(view.matching.unused, ", ")}}));
    if (!view.matching.lacking.empty())
        data.add("LACKING").set("TEXT", words.say("letters.fill.lacking", {{"fields", core::text::join(view.matching.lacking, ", ")}}));
    for (const auto& row : view.rows) show_row(data.add("ROW"), view, row, words);
    if (view.more)
        data.add("MORE").set("URL", here + "?after=" + std::to_string(view.rows.back().line) + (faulty ? "&faulty=1" : ""));
    const bool all_good = view.good == view.all();
    data.show_if(faulty, "ONLY_FAULTY").show_if(!faulty, "EVERY").show_if(!all_good, "SOME_FAULTY");
    if (all_good) data.add("MAKE_ALL").set("COUNT", count(view.good));
    else if (view.good > 0) data.add("MAKE_GOOD").set("COUNT", count(view.good)).set("LEFT", count(view.all() - view.good));
    return room.pages.render(ctx, request, "letters/merge_rows", std::move(data));
}

Response merge_sheet(Room& room, const Context& ctx, Request& request) {
    const auto line = whole_number(request.param("row"));
    if (!line) throw core::Error(core::Code::not_found, "letters.error.merge_row");
    const auto shown = room.merging.sheet(ctx, merge_of(request), *line);
    return core::http::see_other(address(shown.letter) + "/proof?key=" + shown.key);
}

Response make_drafts(Room& room, const Context& ctx, Request& request) {
    constexpr std::array<std::string_view, 2> which{"all", "good"};
    core::http::Given given(request.form);
    const auto rows = given.one_of("rows", which, [](std::string_view each) { return each; });
    if (!rows && given.faults().empty()) given.fault("rows", "letters.fault.merge_which");
    given.done();
    return core::http::see_other("/batches/" + room.merging.make(ctx, merge_of(request), *rows == "good").text());
}

}  // namespace letters::web
