// SPDX-License-Identifier: Apache-2.0
// The composer: form left, the exact sheet right; and what happens when two save the same draft.
#include "core/base/text.h"
#include "letters/web/form.h"
#include "letters/web/pages.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Error;
using core::page::Data;

namespace {

constexpr int fault_status = 422, conflict_status = 409;

Response composer(Room& room, const Context& ctx, Request& request, const Letter& letter,
                  const Content& content, const std::vector<core::Fault>& faults) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", title(content.kind))
        .set("ID", letter.id.text())
        .set("REVISION", letter.version)
        .set("SAVED", words.say("core.saved.done", {{"time", words.time(letter.changed, ctx.zone)}}))
        .show("EDITOR");
    show_form(data, content, room.services.desk.choices(ctx), words,
              request.form.has("subject") ? &request.form : nullptr);
    if (const auto code = room.services.desk.code(ctx, content.classification))
        data.add("CODE").set("NAME", code->name).show_if(!code->verified, "UNVERIFIED");
    show_pages(data, letter, room.services.paper.pages(ctx, letter.id), words);
    show_ahead(data, room.services.desk.ahead(ctx, content), words);
    if (!letter.note.empty())
        data.add("RETURNED").set("NOTE", letter.note).set("BY", letter.note_by);
    core::page::show_faults(data, faults, words);
    return room.pages.render(ctx, request, "letters/edit", std::move(data),
                             faults.empty() ? 200 : fault_status);
}

std::string shown_value(const core::Json& content, const std::string& field, const Content& whole) {
    if (field == "body") return style::to_plain_text(whole.body);
    const auto& value = content.at(field);
    if (value.is_string()) return value.get<std::string>();
    std::vector<std::string> parts;
    for (const auto& each : value) {
        if (each.is_string()) parts.push_back(each.get<std::string>());
        if (each.is_object()) parts.push_back(core::json::text(each, "printed"));
    }
    return core::text::join(parts, "\n");
}

// Both versions beside each other; the writer chooses field by field.
Response both(Room& room, const Context& ctx, Request& request, const Letter& letter, Content mine) {
    const auto& words = room.words.in(ctx.language);
    for (auto& each : mine.addressees)   // names, so that a list is not seen as changed for lack of them
        for (const auto& other : letter.content.addressees)
            if (other.position == each.position && each.printed.empty()) each.printed = other.printed;
    const auto versions = room.services.draft.versions(ctx, letter.id);
    const auto theirs_json = to_json(letter.content), mine_json = to_json(mine);
    Data data;
    data.set("PAGE_TITLE", words.say("letters.conflict.title"))
        .set("ID", letter.id.text())
        .set("REVISION", letter.version)
        .set("MINE", core::json::write(mine_json))
        .set("BY", versions.empty() ? letter.drafter_name : versions.front().person)
        .set("AT", words.time(letter.changed, ctx.zone));
    for (const auto& field : differences(letter.content, mine))
        data.add("FIELD")
            .set("NAME", field)
            .set("LABEL", words.say("letters.field." + field))
            .set("THEIRS", shown_value(theirs_json, field, letter.content))
            .set("MINE", shown_value(mine_json, field, mine));
    return room.pages.render(ctx, request, "letters/conflict", std::move(data), conflict_status);
}

// The writer's own version as the page of both carried it.
Content kept_version(const Request& request) {
    core::Json json;
    try {
        json = core::json::parse(request.form.raw("mine"));
    } catch (const Error& error) {
        throw error.of("mine");
    }
    return content_from(json).take("letters.error.incomplete");
}

bool changed_since(const Error& error) {
    return error.code() == core::Code::conflict && error.key() == "letters.error.changed";
}

}  // namespace

Response choose_kind(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto wanted = kind_coded(request.query.get("kind"));
    Data data;
    data.set("PAGE_TITLE", words.say("letters.new"));
    for (const auto kind : all_kinds) {
        if (wanted && *wanted != kind) continue;
        data.add("KIND")
            .set("CODE", code(kind))
            .set("NAME", title(kind))
            .set("HELP", words.say("letters.kind." + std::string(code(kind))));
    }
    return room.pages.render(ctx, request, "letters/new", std::move(data));
}

Response begin(Room& room, const Context& ctx, Request& request) {
    const auto kind = kind_coded(request.form.get("kind"));
    if (!kind) throw Error("letters.error.incomplete", {{"kind", "letters.fault.kind", {}}});
    const auto letter = room.services.draft.begin(ctx, *kind);
    return core::http::see_other(address(letter.id) + "/edit");
}

Response edit(Room& room, const Context& ctx, Request& request) {
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    if (!whole.may_edit) return core::http::see_other(address(whole.letter.id));
    return composer(room, ctx, request, whole.letter, whole.letter.content, {});
}

Response save(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto given = typed(room, ctx, request);
    auto letter = room.services.draft.find(ctx, id);
    if (!given.faults.empty()) return composer(room, ctx, request, letter, given.content, given.faults);
    try {
        letter = room.services.draft.save(ctx, id, given.content, given.revision);
        if (request.form.get("act") != "submit")
            return core::http::see_other(address(id) + "/edit", "letters.flash.saved");
        room.services.submit.send_up(ctx, id, letter.version);
        return core::http::see_other(address(id), "letters.flash.submitted");
    } catch (const Error& error) {
        if (changed_since(error))
            return both(room, ctx, request, room.services.draft.find(ctx, id), given.content);
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return composer(room, ctx, request, room.services.draft.find(ctx, id), given.content,
                        error.faults());
    }
}

Response submit(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    try {
        room.services.submit.send_up(ctx, id, revision_of(request));
    } catch (const Error& error) {
        // What is missing is mended in the composer, which names it field by field.
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        const auto letter = room.services.draft.find(ctx, id);
        return composer(room, ctx, request, letter, letter.content, error.faults());
    }
    return core::http::see_other(address(id), "letters.flash.submitted");
}

Response autosave(Room& room, const Context& ctx, Request& request) {
    const auto given = typed(room, ctx, request);
    const auto& words = room.words.in(ctx.language);
    if (!given.faults.empty()) throw Error("letters.error.incomplete", given.faults);
    const auto letter = room.services.draft.save(ctx, id_of(request), given.content, given.revision);
    return core::http::json({{"saved_at", words.time(ctx.now(), ctx.zone)}, {"revision", letter.version}});
}

Response merge(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto letter = room.services.draft.find(ctx, id);
    auto mine = kept_version(request);
    const auto seen = revision_of(request);
    // Chosen against another version than the one shown: show both again.
    if (letter.version != seen) return both(room, ctx, request, letter, std::move(mine));
    auto merged = to_json(letter.content);
    const auto own = to_json(mine);
    for (auto& [field, value] : merged.items())
        if (request.form.get("take." + field) == "mine") value = own.at(field);
    try {
        room.services.draft.save(ctx, id, content_from(merged).take("letters.error.incomplete"), seen);
    } catch (const Error& error) {
        if (!changed_since(error)) throw;
        return both(room, ctx, request, room.services.draft.find(ctx, id), std::move(mine));
    }
    return core::http::see_other(address(id) + "/edit", "letters.flash.merged");
}

Response preview(Room& room, const Context& ctx, Request& request) {
    const auto letter = room.services.draft.find(ctx, id_of(request));
    Data data;
    show_pages(data, letter, room.services.paper.pages(ctx, letter.id), room.words.in(ctx.language));
    return core::http::html(room.pages.fragment(ctx, request, "letters/preview", data));
}

Response codes(Room& room, const Context& ctx, Request& request) {
    Data data;
    for (const auto& code : room.services.desk.codes(ctx, request.query.get("classification")))
        data.add("CODE").set("CODE", code.code).set("NAME", code.name);
    return core::http::html(room.pages.fragment(ctx, request, "letters/codes", data));
}

}  // namespace letters::web
