// SPDX-License-Identifier: Apache-2.0
// A letter written elsewhere: its file taken in, shown, given out and taken away again. Forms of their own
// beside the composer's, so that the file is not sent along each time a draft saves itself.
#include "letters/web/file_page.h"

#include "core/base/text.h"
#include "letters/web/composer.h"
#include "letters/web/form.h"
#include "letters/web/pages.h"
#include "letters/web/views.h"
#include "style/placeholders.h"

namespace letters::web {

using core::Error;
using core::page::Data;

namespace {

// The composer again with what is wrong with the file.
Response again(Room& room, const Context& ctx, Request& request, LetterId id, std::vector<core::Fault> faults) {
    const auto whole = room.services.desk.whole(ctx, id);
    if (whole.may_correct)
        return composer(room, ctx, request, whole.letter,
                        {whole.letter.content, whole.kind, style::to_json(whole.letter.content.parts), "", std::move(faults), true});
    std::vector<std::string> lost;
    const auto content = room.services.draft.current(ctx, whole.letter.content, lost);
    return composer(room, ctx, request, whole.letter,
                    {content, room.services.draft.kind(ctx, content.kind), style::to_json(content.parts), "", std::move(faults)});
}

Response gone_on(LetterId id, const Correct::Outcome& outcome, std::string_view flash) {
    if (outcome.letter.state == State::draft) return core::http::see_other(address(id) + "/edit", flash);
    return core::http::see_other(address(id), outcome.lapsed.empty() ? "letters.flash.corrected"
                                                                     : "letters.flash.corrected_lapsed");
}

template <class Act>
Response acted(Room& room, const Context& ctx, Request& request, LetterId id, std::string_view flash, Act act) {
    try {
        return gone_on(id, act(), flash);
    } catch (const Error& error) {
        if (error.key() == "letters.error.changed")
            return again(room, ctx, request, id, {{"file", "letters.fault.file_meanwhile", {}}});
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return again(room, ctx, request, id, error.faults());
    }
}

// "Bank Contoh, PT": as the certificate names them.
std::string signer_of(const signing::EarlierSignature& each, const core::words::Catalog& words) {
    const auto name = each.signer.empty() ? words.say("letters.earlier.nobody") : each.signer;
    if (each.service) return words.say("letters.earlier.stamp", {{"signer", name}});
    if (each.organization.empty() || each.organization == name) return name;
    return words.say("letters.earlier.by", {{"signer", name}, {"organization", each.organization}});
}

std::string time_of(const signing::EarlierSignature& each, const core::words::Catalog& words, core::Zone zone) {
    const auto& at = each.proven ? each.proven : each.claimed;
    if (!at) return words.say("letters.earlier.no_time");
    const char* how = each.service ? "stamped" : each.proven ? "proven" : "claimed";
    return words.say(std::string("letters.earlier.") + how, {{"at", words.moment(*at, zone)}});
}

}  // namespace

void show_earlier(Data& data, const File& file, const core::words::Catalog& words, core::Zone zone) {
    if (!file.as_it_is()) return;
    auto& box = data.add("EARLIER");
    for (const auto& each : file.earlier)
        box.add("GIVEN")
            .set("WHO", signer_of(each, words))
            .set("WHEN", time_of(each, words, zone))
            .set("VERDICT", each.sure() ? words.say("letters.earlier.sure")
                                        : words.say("letters.earlier.doubt", {{"why", words.say(each.doubt, each.doubt_args)}}))
            .show(each.sure() ? "SURE" : "DOUBT");
    const auto worth = [&](std::string_view word, const core::Args& args = {}) {
        box.add("WORTH").set("TEXT", words.say("letters.earlier." + std::string(word), args));
    };
    worth("kept");
    if (!file.field.empty()) worth("field", {{"field", file.field}});
    else if (file.mark) worth("marked", {{"page", words.number(file.mark->page)}});
    else if (file.empty_fields > 0) worth("many_fields", {{"count", words.number(file.empty_fields)}});
    else worth("no_field");
    if (!file.carries.empty()) worth("carries", {{"names", core::text::join(file.carries, ", ")}});
    worth("archived");
}

void show_file(Data& data, Room& room, const Content& content, const style::Kind& kind,
               const core::words::Catalog& words) {
    data.set("FILE_MOST", static_cast<std::int64_t>(room.services.parts.most_file_bytes >> 20))
        .show_if(!room.services.upload.converts(), "DOCX_OFF");
    for (const auto& each : style::placeholders())
        data.add("FILLED_IN")
            .set("NAMES", "${" + core::text::join(each.names, "} ${") + "}")
            .set("WHAT", words.say("letters.fills." + std::string(style::name(each.fills))));
    if (!content.file) {
        data.show("NO_FILE");
        return;
    }
    constexpr std::int64_t kilobyte = 1024;
    const auto& file = *content.file;
    auto& box = data.add("FILE");
    box.set("FILE_NAME", file.name)
        .set("ABOUT", words.say("letters.file.about", {{"pages", words.number(file.pages)},
                                                       {"size", words.number((file.size + kilobyte - 1) / kilobyte)}}));
    show_earlier(box, file, words, room.services.parts.zone);
    if (file.as_it_is()) return;
    box.show("FILLABLE_FILE");
    const auto meaning = [&](style::Fills fills) { return words.say("letters.fills." + std::string(style::name(fills))); };
    for (const auto& each : file.placeholders)
        if (const auto* known = style::placeholder(each))
            box.add("FOUND").set("NAME", "${" + each + "}").set("WHAT", meaning(known->fills));
    std::vector<std::string> missing;
    for (const auto fills : style::lacking(file.placeholders, kind.numbered))
        missing.push_back(meaning(fills) + " (${" + style::names_of(fills).front() + "})");
    if (missing.empty()) return;
    box.add("SHEET_FOLLOWS").set("TEXT", words.say("letters.file.sheet_follows", {{"missing", core::text::join(missing, ", ")}}));
}

Response put_file(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto* sent = request.upload("file");
    if (!sent || sent->bytes.empty()) return again(room, ctx, request, id, {{"file", "letters.fault.file_empty", {}}});
    const auto seen = revision_of(request);
    return acted(room, ctx, request, id, "letters.flash.file",
                 [&] { return room.services.upload.put(ctx, id, sent->file_name, sent->bytes, seen); });
}

Response remove_file(Room& room, const Context& ctx, Request& request) {
    const auto id = id_of(request);
    const auto seen = revision_of(request);
    return acted(room, ctx, request, id, "letters.flash.file_removed",
                 [&] { return room.services.upload.remove(ctx, id, seen); });
}

Response file(Room& room, const Context& ctx, Request& request) {
    auto kept = room.services.upload.get(ctx, id_of(request));
    return core::http::bytes(std::move(kept.bytes), std::string(media_type(kept.file.type)), kept.file.name, false);
}

}  // namespace letters::web
