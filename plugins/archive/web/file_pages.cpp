// SPDX-License-Identifier: Apache-2.0
// A finished letter is put into a dossier: the form with what is suggested, and the act.
#include "archive/input/fields.h"
#include "archive/web/apart.h"
#include "archive/web/choices.h"
#include "archive/web/open_page.h"
#include "archive/web/pages.h"
#include "core/base/text.h"
#include "letters/newer.h"

namespace archive::web {

using core::Context;
using core::Error;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

std::string filed_at(DossierId id) { return "/archive/dossiers/" + id.text(); }

// As the letter says; whoever files it may say otherwise.
Data& descriptions(Data& act, const core::http::Fields& given, const Letter& letter, const Catalog& words) {
    const auto chosen = [&](const char* field, const std::string& known) {
        const auto typed = given.get(field);
        return typed.empty() ? known : typed;
    };
    for (const auto& [section, at] : {std::pair("INTO", "into"), std::pair("NEW", "new")}) {
        auto& form = act.add(section).set("AT", at);
        choices(form, "STAGE", stages, "archive.stage.", chosen("stage", letter.stage), words);
        choices(form, "MEDIUM", media_here, "archive.medium.", chosen("medium", letter.medium), words);
        choices(form, "CONDITION", conditions, "archive.physical.", given.get("condition"), words);
    }
    return act;
}

// Those that were sought, or the one on the letter; and those the unit uses most.
void show_codes(Data& act, Cabinet& cabinet, const Context& ctx, const Letter& letter, const core::http::Fields& given) {
    const auto sought = given.get("code_words");
    const auto under = looked_into(given);
    auto found = cabinet.choose_codes(ctx, sought, under);
    const bool none = found.leaves.empty() && found.heads.empty();
    act.show_if(!sought.empty() && none, "NO_CODE_FOUND");
    if (none && !letter.code.empty()) found = cabinet.choose_codes(ctx, letter.code);
    if (under) act.add("LOOKED_INTO").set("CODE_UNDER", *under);
    show_heads(act, found, file_url(letter.subject) + "&");
    const auto& codes = found.leaves;
    bool first = true;
    for (const auto& code : codes) {
        const bool chosen = given.has("code") ? given.get("code") == code.code
                                              : first || letter.code == code.code;
        act.add("CODE_ROW").set("CODE", code.code).set("NAME", code.name).show_if(chosen && first, "CHOSEN");
        first = first && !chosen;
    }
    act.show_if(!codes.empty(), "HAS_CODES");
    show_used(act, cabinet.used_codes(ctx), file_url(letter.subject) + "&");
}

}  // namespace

Response Pages::file_form(const Context& ctx, Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto& given = request.form.has("subject") ? request.form : request.query;
    const auto subject = given.get("subject");
    const auto dossier_words = given.get("dossier_words");
    const auto desk = cabinet_.desk(ctx, subject, dossier_words);
    if (!desk) core::ensure(core::Verdict::hidden);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.file.title"))
        .set("SUBJECT", subject)
        .set("TITLE", desk->letter.title)
        .set("NUMBER", desk->letter.number)
        .set("DATE", words.date(desk->letter.date))
        .set("LETTER_URL", desk->letter.link)
        .set("NEW_TITLE", given.has("title") ? given.get("title") : desk->letter.title)
        .set("DOSSIER_NUMBER", request.form.get("number"))
        .set("DOSSIER_WORDS", dossier_words)
        .set("QUERY_WORDS", given.get("code_words"));
    show_typed(data, given);
    if (desk->newer) data.add("NEWER").set("NEWER_TEXT", letters::newer_text(*desk->newer, words));
    if (!desk->why_not.empty()) {
        data.add("WHY_NOT").set("WHY", words.say(desk->why_not));
        return book_.render(ctx, request, "archive/file", std::move(data));
    }
    Data& act = descriptions(data.add("MAY_FILE"), given, desk->letter, words);
    const auto choices = [&](const char* section, const std::vector<Dossier>& all) {
        for (const auto& one : all)
            act.add(section)
                .set("ID", one.id.text())
                .set("LABEL", one.numbered() + " " + one.title)
                .set("CODE", one.code)
                .set("APART", apart(one, words));
        act.show_if(!all.empty(), std::string("HAS_") + section);
    };
    choices("SAME", desk->same);
    choices("OTHER", desk->others);
    bool best = true;
    for (const auto& one : desk->suggested) {
        act.add("SUGGESTED")
            .set("ID", one.dossier.id.text())
            .set("LABEL", one.dossier.numbered() + " " + one.dossier.title)
            .set("CODE", one.dossier.code)
            .set("APART", apart(one.dossier, words))
            .set("WHY", words.say(one.word, one.args))
            .show_if(best, "CHOSEN");
        best = false;
    }
    act.show_if(!desk->suggested.empty(), "HAS_SUGGESTED");
    act.show(desk->open == 0 ? "NO_DOSSIER" : "HAS_DOSSIER")
        .show_if(!dossier_words.empty() && desk->others.empty(), "NO_DOSSIER_FOUND")
        .set("SHOWN", words.say("archive.file.open_of", {{"all", words.number(desk->open)}}));
    show_codes(act, cabinet_, ctx, desk->letter, given);
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "archive/file", std::move(data), faults.empty() ? 200 : 422);
}

Response Pages::file(const Context& ctx, Request& request) {
    Given sent(request.form);
    const auto subject = sent.line("subject", 100);
    if (subject.empty()) sent.fault("subject", "archive.fault.subject");
    sent.done();
    try {
        Given described(request.form);
        const auto told = input::telling_from(described);
        described.done();
        const auto into = request.form.get("dossier");
        if (request.form.get("act") == "new") {
            Given given(request.form);
            const auto opening = input::opening_from(given);
            given.done();
            const auto id = cabinet_.file_new(ctx, opening, subject, told);
            return core::http::see_other(filed_at(id), "archive.flash.filed");
        }
        const auto number = std::string(core::text::trim(request.form.get("number")));
        if (!number.empty())
            return core::http::see_other(filed_at(cabinet_.file_called(ctx, number, subject, told)), "archive.flash.filed");
        if (into.empty()) throw Error("core.error.invalid", {{"dossier", "archive.fault.dossier", {}}});
        Given given(request.form);
        const auto id = given.id<DossierId>("dossier").value_or(DossierId{});
        given.done();
        cabinet_.file(ctx, id, subject, told);
        return core::http::see_other(filed_at(id), "archive.flash.filed");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return file_form(ctx, request, error.faults());
    }
}

}  // namespace archive::web
