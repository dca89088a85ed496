// SPDX-License-Identifier: Apache-2.0
// The composer: form left, the exact sheet right; and what happens when two save the same draft.
#include <algorithm>

#include "core/base/text.h"
#include "core/http/offer.h"
#include "letters/domain/recipients.h"
#include "letters/web/composer.h"
#include "letters/web/file_page.h"
#include "letters/web/form.h"
#include "letters/web/pages.h"
#include "letters/web/place.h"
#include "letters/web/parts_form.h"
#include "letters/web/relations.h"
#include "letters/web/views.h"

namespace letters::web {

using core::Error;
using core::page::Data;

namespace {

// With the way back offered beside the message; a next letter offers it itself (show_done).
Response sent_up(LetterId id, const std::string& next) {
    auto response = core::http::see_other(next, "letters.flash.submitted");
    if (!next.starts_with(address(id))) return response;
    return core::http::offer_undo(std::move(response), address(id) + "/take-back", "submitted");
}

constexpr int fault_status = 422, conflict_status = 409;

// Parts of an older version of the kind that are there no more; their text can be copied from here.
void show_lost(Data& data, Room& room, const Context& ctx, const Letter& letter, const core::words::Catalog& words) {
    std::vector<std::string> lost;
    (void)room.services.draft.current(ctx, letter.content, lost);
    if (lost.empty()) return;
    auto& box = data.add("LOST");
    for (const auto& code : lost) {
        const auto shown = style::plain_text(room.services.desk.whole(ctx, letter.id).kind,
                                             {{code, letter.content.parts.at(code)}});
        box.add("LOST_PART").set("TEXT", words.say("letters.lost_part", {{"part", code}, {"text", shown}}));
    }
}

std::string shown_value(const core::Json& content, const std::string& field, const Content& whole,
                        const style::Kind& kind, const std::vector<Choice>& positions, const core::words::Catalog& words) {
    const auto value = field_of(content, field);
    const auto named = [&](std::string text) {
        if (field != "signer" && field != "cosigners" && field != "initials" && field != "coordinators") return text;
        const auto found = std::find_if(positions.begin(), positions.end(),
                                        [&](const Choice& each) { return each.position.text() == text; });
        return found == positions.end() ? text : found->name;
    };
    if (field.starts_with("parts."))
        return value.is_null() ? "" : style::plain_text(kind, {{field.substr(6), value}});
    if (value.is_string()) return named(value.get<std::string>());
    if (field == "addressees" || field == "partners") {
        std::vector<std::string> names;
        if (field == "partners")
            for (const auto& each : whole.partners) names.push_back(each.printed);
        else
            for (const auto& each : chosen(whole.addressees))
                names.push_back(each.printed + (each.personal ? " (" + words.say("letters.personal") + ")" : ""));
        return core::text::join(names, "\n");
    }
    std::vector<std::string> parts;
    for (const auto& each : value)
        if (each.is_string()) parts.push_back(named(each.get<std::string>()));
    return core::text::join(parts, "\n");
}

std::string field_label(const std::string& field, const style::Kind& kind, const core::words::Catalog& words) {
    if (!field.starts_with("parts.")) return words.say("letters.field." + field);
    const auto* part = kind.part(field.substr(6));
    return part ? part->label : field.substr(6);
}

// Both versions beside each other; the writer chooses field by field.
Response both(Room& room, const Context& ctx, Request& request, const Letter& letter, Content mine) {
    const auto& words = room.words.in(ctx.language);
    for (auto& each : mine.addressees)   // names, so that a list is not seen as changed for lack of them
        for (const auto& other : letter.content.addressees)
            if (other.position == each.position && each.printed.empty()) each.printed = other.printed;
    mine.file = letter.content.file;   // no form carries it
    const auto versions = room.services.draft.versions(ctx, letter.id);
    const auto theirs_json = to_json(letter.content), mine_json = to_json(mine);
    const auto kind = room.services.draft.kind(ctx, mine.kind);
    const auto positions = room.services.desk.choices(ctx, mine, kind).positions;
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
            .set("LABEL", field_label(field, kind, words))
            .set("THEIRS", shown_value(theirs_json, field, letter.content, kind, positions, words))
            .set("MINE", shown_value(mine_json, field, mine, kind, positions, words));
    return room.pages.render(ctx, request, "letters/conflict", std::move(data), conflict_status);
}

// The writer's own version as the page of both carried it.
Content kept_version(Room& room, const Context& ctx, const Request& request) {
    core::Json json;
    try {
        json = core::json::parse(request.form.raw("mine"));
    } catch (const Error& error) {
        throw error.of("mine");
    }
    if (!json.is_object()) throw Error("letters.error.incomplete", {{"mine", "letters.fault.form", {}}});
    return content_from(json, room.services.draft.kind(ctx, core::json::text(json, "kind")))
        .take("letters.error.incomplete");
}

// What is missing is mended in the composer, which names it field by field.
Response again_with(Room& room, const Context& ctx, Request& request, LetterId id, std::vector<core::Fault> faults) {
    const auto letter = room.services.draft.find(ctx, id);
    std::vector<std::string> lost;
    const auto content = room.services.draft.current(ctx, letter.content, lost);
    const auto kind = room.services.draft.kind(ctx, content.kind);
    return composer(room, ctx, request, letter, {content, kind, style::to_json(content.parts), "", std::move(faults)});
}

bool changed_since(const Error& error) {
    return error.code() == core::Code::conflict && error.key() == "letters.error.changed";
}

}  // namespace

Response composer(Room& room, const Context& ctx, Request& request, const Letter& letter, const Shown& shown) {
    const auto& words = room.words.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", shown.kind.name)
        .set("ID", letter.id.text())
        .set("REVISION", shown.revision > 0 ? shown.revision : letter.version)
        .set("SAVED", words.say("core.saved.done", {{"time", words.time(letter.changed, ctx.zone)}}))
        .show("EDITOR")
        .show_if(shown.correcting, "CORRECTING")
        .show_if(!shown.correcting, "DRAFTING");
    show_form(data, shown.content, shown.kind, room.services.desk.choices(ctx, shown.content, shown.kind), words,
              request.form.has("subject") ? &request.form : nullptr);
    if (!shown.content.file) show_parts(data, shown.kind, shown.parts, shown.more, shown.faults, words);
    show_file(data, room, shown.content, shown.kind, words);
    const auto sought = request.query.get("partners");
    show_partners(data, shown.content, shown.kind, sought,
                  sought.empty() ? std::vector<directory::Partner>{} : room.services.desk.partners(ctx, sought));
    show_declared(data, room, ctx, letter.id, request);
    show_lost(data, room, ctx, letter, words);
    if (!shown.notes.empty()) {
        auto& box = data.show("UNSAVED").add("FILLED");
        for (const auto& note : shown.notes) box.add("FILLED_NOTE").set("TEXT", note);
    }
    if (const auto code = room.services.desk.code(ctx, shown.content.classification))
        data.add("CODE").set("NAME", code->name).show_if(!code->verified, "UNVERIFIED");
    show_sheets(data, room, ctx, letter);
    if (!shown.correcting) show_ahead(data, room.services.desk.ahead(ctx, letter.id, shown.content), words);
    if (!letter.note.empty())
        data.add("RETURNED").set("NOTE", letter.note).set("BY", letter.note_by);
    core::page::show_faults(data, shown.faults, words);
    return room.pages.render(ctx, request, "letters/edit", std::move(data),
                             shown.faults.empty() ? 200 : fault_status);
}

Response choose_kind(Room& room, const Context& ctx, Request& request) {
    const auto& words = room.words.in(ctx.language);
    const auto sought = request.query.get("q");
    Data data;
    data.set("PAGE_TITLE", words.say("letters.new")).set("Q", sought);
    Data* group = nullptr;
    std::optional<style::Group> now;
    for (const auto& kind : room.services.desk.kinds(ctx)) {
        const auto all = kind.name + " " + kind.short_name + " " + kind.help;
        bool found = true;
        for (const auto& word : core::text::split(sought, ' ')) found = found && core::text::contains_folded(all, word);
        if (!found) continue;
        if (now != kind.group) {
            now = kind.group;
            group = &data.add("GROUP").set("NAME", words.say("letters.group." + std::string(style::name(kind.group))));
        }
        group->add("KIND").set("CODE", kind.code).set("NAME", kind.name).set("SHORT", kind.short_name).set("HELP", kind.help);
    }
    data.show_if(!now, "NOTHING");
    return room.pages.render(ctx, request, "letters/new", std::move(data));
}

Response begin(Room& room, const Context& ctx, Request& request) {
    const auto letter = room.services.draft.begin(ctx, request.form.get("kind"));
    return core::http::see_other(address(letter.id) + "/edit");
}

Response edit(Room& room, const Context& ctx, Request& request) {
    const auto whole = room.services.desk.whole(ctx, id_of(request));
    const auto& letter = whole.letter;
    if (!whole.may_edit && !whole.may_correct) return core::http::see_other(address(letter.id));
    if (const auto other = room.services.writing.begin(ctx, letter.id, false))
        return locked(room, ctx, request, letter, *other);
    if (whole.may_correct) {
        room.services.desk.opened(ctx, letter.id);
        return composer(room, ctx, request, letter,
                        {letter.content, whole.kind, style::to_json(letter.content.parts), "", {}, true});
    }
    std::vector<std::string> lost;
    const auto content = room.services.draft.current(ctx, whole.letter.content, lost);
    const auto kind = room.services.draft.kind(ctx, content.kind);
    return composer(room, ctx, request, whole.letter,
                    {content, kind, style::to_json(content.parts), request.query.get("more"), {}});
}

Response save(Room& room, const Context& ctx, Request& request) {
    if (asks_to_fill(request)) return fill(room, ctx, request);
    const auto id = id_of(request);
    auto given = typed(room, ctx, request, request.form.get("kind"));
    auto letter = room.services.draft.find(ctx, id);
    auto from = given.revision;
    const auto again = [&](std::vector<core::Fault> faults) {
        return composer(room, ctx, request, room.services.draft.find(ctx, id),
                        {given.content, given.kind, given.parts, given.more, std::move(faults), false, from});
    };
    if (!given.faults.empty()) return again(given.faults);
    try {
        letter = room.services.draft.save(ctx, id, given.content, given.revision);
        from = letter.version;
        if (!given.more.empty())
            return core::http::see_other(address(id) + "/edit?more=" + core::text::url(given.more) + "#f-parts." + given.more);
        if (request.form.get("act") == "partners")
            return core::http::see_other(address(id) + "/edit?partners=" + core::text::url(request.form.get("sought")) +
                                         "#f-partners");
        if (auto done = relating(room, ctx, id, request)) return *std::move(done);
        if (request.form.get("act") != "submit")
            return core::http::see_other(address(id) + "/edit", "letters.flash.saved");
        room.services.submit.send_up(ctx, id, letter.version);
        return sent_up(id, address(id));
    } catch (const Error& error) {
        if (changed_since(error))
            return both(room, ctx, request, room.services.draft.find(ctx, id), given.content);
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return again(error.faults());
    }
}

Response submit(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    try {
        room.services.submit.send_up(ctx, id, revision_of(request));
    } catch (const Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return again_with(room, ctx, request, id, error.faults());
    }
    return sent_up(id, onward(request, id));
}

Response to_giver(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    try {
        room.services.mandates.to_giver(ctx, id);
    } catch (const Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return again_with(room, ctx, request, id, error.faults());
    }
    return core::http::see_other(onward(request, id), "letters.flash.to_giver");
}

Response autosave(Room& room, const Context& ctx, Request& request) {
    const auto given = typed(room, ctx, request, request.form.get("kind"));
    const auto& words = room.words.in(ctx.language);
    if (!given.faults.empty()) throw Error("letters.error.incomplete", given.faults);
    const auto letter = room.services.draft.save(ctx, id_of(request), given.content, given.revision);
    (void)room.services.writing.begin(ctx, letter.id, false);
    return core::http::json({{"saved_at", words.time(ctx.now(), ctx.zone)}, {"revision", letter.version}});
}

Response merge(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto letter = room.services.draft.find(ctx, id);
    auto mine = kept_version(room, ctx, request);
    const auto kind = room.services.draft.kind(ctx, mine.kind);
    const auto seen = revision_of(request);
    // Chosen against another version than the one shown: show both again.
    if (letter.version != seen) return both(room, ctx, request, letter, std::move(mine));
    std::vector<std::string> lost;
    const auto theirs = room.services.draft.current(ctx, letter.content, lost);
    auto merged = to_json(theirs);
    const auto own = to_json(mine);
    for (const auto& field : differences(theirs, mine)) {
        if (request.form.get("take." + field) != "mine") continue;
        auto value = field_of(own, field);
        if (!field.starts_with("parts.")) {
            merged[field] = std::move(value);
        } else if (value.is_null()) {
            merged["parts"].erase(field.substr(6));
        } else {
            merged["parts"][field.substr(6)] = std::move(value);
        }
    }
    try {
        room.services.draft.save(ctx, id, content_from(merged, kind).take("letters.error.incomplete"), seen);
    } catch (const Error& error) {
        if (!changed_since(error)) throw;
        return both(room, ctx, request, room.services.draft.find(ctx, id), std::move(mine));
    }
    return core::http::see_other(address(id) + "/edit", "letters.flash.merged");
}

Response codes(Room& room, const Context& ctx, Request& request) {
    Data data;
    for (const auto& code : room.services.desk.codes(ctx, request.query.get("classification")))
        data.add("CODE").set("CODE", code.code).set("NAME", code.name);
    return core::http::html(room.pages.fragment(ctx, request, "letters/codes", data));
}

}  // namespace letters::web
