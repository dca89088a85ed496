// SPDX-License-Identifier: Apache-2.0
#include "archive/web/pending_pages.h"

#include "archive/input/fields.h"
#include "archive/web/apart.h"
#include "archive/service/asking.h"
#include "archive/web/pages.h"
#include "letters/newer.h"

namespace archive::web {

using core::Context;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using core::words::Catalog;

namespace {

constexpr int most_waiting_shown = 50;

std::string asked_for(const store::Queue& queue) {
    std::string url = "/archive/pending?order=" + std::string(queue.newest_first ? "newest" : "oldest");
    if (!queue.words.empty()) url += "&words=" + core::text::url(queue.words);
    if (queue.limit != most_waiting_shown) url += "&limit=" + std::to_string(queue.limit);
    return url;
}

// Whether some unit has any.
bool show_units(Data& data, Cabinet& cabinet, const Context& ctx, const Catalog& words) {
    const auto units = cabinet.pending_by_unit(ctx);
    const bool oversees = cabinet.oversees(ctx);
    if (units.size() < 2 && (!oversees || units.empty())) return !units.empty();
    auto& by_unit = data.add("UNITS");
    by_unit.show_if(oversees, "OVERSEEN");
    for (const auto& [unit, waiting] : units) {
        const auto days = std::chrono::duration_cast<std::chrono::days>(ctx.now() - waiting.oldest).count();
        by_unit.add("UNIT")
            .set("NAME", unit.name)
            .set("COUNT", words.number(waiting.letters))
            .set("AGE", words.say("archive.pending.age", {{"days", words.number(days)}}));
    }
    return true;
}

void show_offered(Data& data, const OpenOnes& ones, const std::string& chosen, const std::string& sought, const Catalog& words) {
    for (const auto& one : ones.shown)
        data.add("DOSSIER")
            .set("ID", one.id.text())
            .set("LABEL", one.numbered() + " " + one.title)
            .set("CODE", one.code)
            .set("APART", apart(one, words))
            .show_if(chosen == one.id.text(), "CHOSEN");
    data.set("SHOWN", words.say(sought.empty() ? "archive.file.newest_of" : "archive.file.found_of",
                                {{"shown", words.number(static_cast<std::int64_t>(ones.shown.size()))},
                                 {"found", words.number(ones.found)}, {"all", words.number(ones.all)}}));
}

// "letter:<id> <dossier>": what was shown beside it, and is done.
Filing::Chosen shown_beside(Given& given) {
    Filing::Chosen all;
    for (const auto& each : given.lines("suggested", core::batch::most_items)) {
        const auto space = each.find(' ');
        if (space == std::string::npos) continue;
        try {
            all[each.substr(0, space)] = DossierId::parse(each.substr(space + 1));
        } catch (const core::Error&) {
            given.fault("suggested", "archive.fault.dossier");
        }
    }
    return all;
}

}  // namespace

Response PendingPages::list(const Context& ctx, Request& request) {
    const auto& words = words_.in(ctx.language);
    const auto queue = input::queue_from(request.query, most_waiting_shown);
    const auto found = cabinet_.pending(ctx, queue);
    Data data;
    data.set("PAGE_TITLE", words.say("archive.pending.title"))
        .set("WORDS_TYPED", queue.words)
        .set("TOTAL", words.say("archive.pending.total", {{"count", words.number(found.total)}}));
    for (const bool newest : {false, true})
        data.add("ORDER_CHOICE")
            .set("VALUE", newest ? "newest" : "oldest")
            .set("LABEL", words.say(newest ? "archive.pending.newest" : "archive.pending.oldest_first"))
            .show_if(newest == queue.newest_first, "CHOSEN");
    const bool elsewhere = show_units(data, cabinet_, ctx, words);
    const auto own = cabinet_.own_archive(ctx);
    bool some = false;
    for (const auto& one : found.all) {
        auto& row = data.add("ROW");
        if (one.newer) row.add("NEWER").set("NEWER_TEXT", letters::newer_text(*one.newer, words));
        row.set("TITLE", one.title)
            .set("NUMBER", one.number)
            .set("DATE", words.date(one.date))
            .set("URL", file_url(one.subject))
            .set("SINCE", words.moment(one.finished, ctx.zone));
        if (one.unit != own) continue;   // of a unit below: its own people file it
        row.add("PICK").set("SUBJECT", one.subject);
        some = true;
    }
    data.show_if(some, "MANY").show_if(!found.all.empty(), "SOME");
    if (!found.next.empty()) data.add("OLDER").set("URL", asked_for(queue) + "&after=" + core::text::url(found.next));
    const bool narrowed = !queue.words.empty() || !queue.after.empty();
    if (found.all.empty() && (narrowed || !elsewhere)) data.show(narrowed ? "NO_MATCH" : "EMPTY");
    data.show_if(!found.all.empty() || narrowed, "ASKED");
    return book_.render(ctx, request, "archive/pending", std::move(data));
}

Response PendingPages::form(const Context& ctx, Request& request, const std::vector<std::string>& subjects,
                            const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const auto all = cabinet_.proposed(ctx, subjects);
    core::ensure(std::any_of(all.begin(), all.end(), [](const Proposed& each) { return each.letter.has_value(); })
                     ? core::Verdict::allowed : core::Verdict::hidden);
    const auto sought = request.form.get("dossier_words"), chosen = request.form.get("dossier");
    Data data;
    std::int64_t letters = 0, loose = 0;
    for (const auto& each : all) {
        if (!each.letter) continue;
        ++letters;
        auto& row = data.add("ROW");
        row.set("SUBJECT", each.subject).set("TITLE", each.letter->title).set("NUMBER", each.letter->number)
            .set("DATE", words.date(each.letter->date));
        if (each.best)
            row.add("BEST").set("ID", each.best->dossier.id.text())
                .set("LABEL", each.best->dossier.numbered() + " " + each.best->dossier.title)
                .set("APART", apart(each.best->dossier, words))
                .set("WHY", words.say(each.best->word, each.best->args));
        else {
            row.show("LOOSE");
            ++loose;
        }
    }
    data.set("PAGE_TITLE", words.say("archive.many.title"))
        .set("LEAD", words.say("archive.many.lead", {{"count", words.number(letters)}}))
        .set("DOSSIER_WORDS", sought)
        .set("NUMBER_TYPED", request.form.get("number"))
        .show_if(chosen.empty(), "AS_SUGGESTED");
    if (loose > 0) data.add("LOOSE_SOME").set("TEXT", words.say("archive.many.loose", {{"count", words.number(loose)}}));
    show_offered(data, cabinet_.open_ones(ctx, sought), chosen, sought, words);
    core::page::show_faults(data, faults, words);
    return book_.render(ctx, request, "archive/file_many", std::move(data), faults.empty() ? 200 : core::http::fault_status);
}

Response PendingPages::file(const Context& ctx, Request& request) {
    ensure_files(ctx);
    Given given(request.form);
    const auto subjects = input::subjects_from(given, "letter");
    given.done();
    if (request.form.get("act") != "file") return form(ctx, request, subjects, {});
    try {
        const auto number = given.line("number", 50);
        auto into = shown_beside(given);
        auto one = given.id<DossierId>("dossier");
        given.done();
        if (!number.empty()) one = cabinet_.open_called(ctx, number).id;
        if (one)
            for (const auto& each : subjects) into[each] = *one;
        return core::http::see_other("/batches/" + filing_.ask(ctx, subjects, into).text() + "?back=%2Farchive%2Fpending");
    } catch (const core::Error& error) {
        if (error.code() != core::Code::invalid || error.faults().empty()) throw;
        return form(ctx, request, subjects, error.faults());
    }
}

}  // namespace archive::web
