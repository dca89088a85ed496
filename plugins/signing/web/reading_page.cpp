// SPDX-License-Identifier: Apache-2.0
#include "signing/web/reading_page.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/http/given.h"
#include "core/http/reader.h"
#include "core/page/problem.h"
#include "signing/undone_given.h"
#include "signing/web/signing_page.h"

namespace signing::web {
namespace {

using core::Context;
using core::Error;
using core::batch::BatchId;
using core::http::Request;
using core::http::Response;
using core::page::Data;
using Letters = std::vector<Reading::Letter>;

constexpr std::size_t most_subjects = 500;
constexpr std::string_view done_reading = "/signing/many";

std::string address(std::string_view subject) { return "/signing/read?at=" + core::text::url(subject); }

std::string seen_as(const store::ToSign& letter) { return text_of({letter.subject, letter.content}); }

// The next that is still open behind `place`; where one signs when there is none.
std::string next_open(const Letters& all, std::size_t place) {
    for (std::size_t i = place; i < all.size(); ++i)
        if (all[i].open()) return address(all[i].to_sign.subject);
    return std::string(done_reading);
}

std::size_t place_of(const Letters& all, std::string_view subject) {
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Reading::Letter& each) { return each.to_sign.subject == subject; });
    return static_cast<std::size_t>(found - all.begin());
}

std::int64_t count_of(const Letters& all, bool (*wanted)(const Reading::Letter&)) {
    return std::count_if(all.begin(), all.end(), wanted);
}
bool ready(const Reading::Letter& letter) { return letter.ready(); }
bool unread(const Reading::Letter& letter) { return letter.open(); }

void show_stand(Data& data, const Reading::Letter& letter, const std::string& skip, const core::words::Catalog& words,
                const Context& ctx) {
    const bool asked = !letter.batch.empty(), agreed = letter.consented;
    data.set("STANDS", words.say(asked ? "signing.read.asked" : agreed ? "signing.read.agreed" : "signing.read.open"));
    Data& box = data.add(asked ? "ASKED" : agreed ? "CONSENTED" : "OPEN");
    box.set("SKIP", skip);
    if (!letter.batch.empty()) box.set("URL", "/batches/" + letter.batch);
    if (letter.to_sign.consent) box.set("AT", words.moment(letter.to_sign.consent->at, ctx.zone));
}

void show_look(Data& data, const Look& look, const core::words::Catalog& words) {
    data.set("TEXT", look.text);
    if (!look.unprintable.empty()) data.add("UNPRINTABLE").set("TEXT", words.say(look.unprintable, look.args));
    const auto pages = std::to_string(look.pictures.size());
    int page = 0;
    for (const auto& picture : look.pictures)
        data.add("PAGE")
            .set("URL", picture)
            .set("ALT", words.say("signing.read.page", {{"page", std::to_string(++page)}, {"pages", pages}}));
}

// Before anybody signed it goes back to the drafter; afterwards it is refused for good.
void show_return(Data& data, RoundState state, const core::words::Catalog& words) {
    const bool refuse = state != RoundState::running;
    data.add("MAY_RETURN")
        .set("LABEL", words.say(refuse ? "signing.act.refuse" : "signing.act.return"))
        .set("SHORT", words.say(refuse ? "signing.act.refuse_short" : "signing.act.return_short"))
        .set("NOTE", words.say(refuse ? "signing.act.refuse_note" : "signing.act.note_required"))
        .set("AFTER", words.say(refuse ? "signing.act.after_refuse" : "signing.act.after_return"));
}

void show_card(Data& data, const Reading::Letter& letter, const core::words::Catalog& words, const Context& ctx) {
    const auto& card = letter.card;
    data.set("TITLE", card.title)
        .set("KIND", card.kind)
        .set("NUMBER", card.number)
        .set("FROM", card.from)
        .set("TO", card.to)
        .set("LINK", card.link)
        .set("SEEN", seen_as(letter.to_sign))
        .set("SINCE", words.moment(letter.to_sign.since, ctx.zone))
        .show_if(!card.number.empty(), "NUMBERED")
        .show_if(letter.to_sign.held, "HELD");
    if (!card.must_read.empty()) data.add("MUST_READ").set("TEXT", words.say(card.must_read));
}

// Letters ticked, each as it was seen.
std::vector<Many::Chosen> ticked(const Request& request) {
    core::http::Given given(request.form);
    const auto subjects = given.lines("subject", most_subjects);
    if (subjects.empty()) given.fault("subject", "signing.fault.nothing_chosen");
    std::vector<Many::Chosen> all;
    for (const auto& subject : subjects) {
        if (auto seen = chosen_from(subject)) all.push_back(*std::move(seen));
        else given.fault("subject", "signing.fault.seen");
    }
    given.done();
    return all;
}

[[noreturn]] void nothing_typed() {
    throw Error("core.error.invalid", {{"passphrase", "signing.fault.passphrase_empty", {}}});
}

// What can be mended by typing it again is told where it is typed.
bool typed_wrong(const Error& error) {
    return error.key() == "signing.error.passphrase" || error.key() == "signing.error.otp_wrong" ||
           (!error.faults().empty() && (error.faults().front().field == "passphrase" || error.faults().front().field == "otp"));
}

std::string sign_count(std::int64_t count, const core::words::Catalog& words) {
    return words.say("signing.act.sign_count", {{"count", words.number(count)}});
}

// What the signer types for `count` letters, and how many of them one password reaches.
void show_form(Data& data, const std::string& action, std::int64_t count, const SignerReady& ready, const Error* fault,
               const core::words::Catalog& words) {
    Data& form = data.add("FORM");
    form.set("ACTION", action).set("LABEL", sign_count(count, words));
    Data* passphrase = ready.passphrase ? &form.add("PASSPHRASE") : nullptr;
    Data* otp = ready.one_time ? &form.add("OTP") : nullptr;
    form.show_if(!ready.one_time && !ready.page, "ONE_PASSPHRASE").show_if(ready.page, "BY_PAGE");
    if (otp != nullptr) {
        const auto reach = std::min(count, static_cast<std::int64_t>(ready.together));
        const core::Args counts{{"count", words.number(reach)}, {"all", words.number(count)}};
        otp->set("HINT", words.say(reach < count ? "signing.hint.otp_part" : "signing.hint.otp_many", counts));
        data.add("SEND").set("COUNT", reach).set("BACK", action);
    }
    if (fault == nullptr) return;
    const auto told = fault->faults().empty() ? words.say(fault->key(), fault->args())
                                              : words.say(fault->faults().front().key, fault->faults().front().args);
    const bool of_code = fault->key() == "signing.error.otp_wrong" ||
                         (!fault->faults().empty() && fault->faults().front().field == "otp");
    Data* place = of_code || passphrase == nullptr ? otp : passphrase;
    if (place != nullptr) place->add("FAULT").set("TEXT", told);
    data.add("WRONG").set("TEXT", told).set("AT", place == otp ? "f-otp" : "f-passphrase");
}

}  // namespace

// What is wrong with the next letter is told when it is its turn.
std::optional<std::string> ReadingPages::ahead(const Context& ctx, std::string_view subject) {
    try {
        const auto pictures = reading_.lay(ctx, subject).pictures;
        return pictures.empty() ? std::nullopt : std::optional(pictures.front());
    } catch (const Error&) {
        return std::nullopt;
    }
}

Response ReadingPages::read(const Context& ctx, const Request& request) {
    core::http::Given given(request.query);
    const auto at = given.line("at", 100);
    given.done();
    auto all = reading_.all(ctx);
    const auto place = at.empty() ? static_cast<std::size_t>(std::find_if(all.begin(), all.end(), unread) - all.begin())
                                  : place_of(all, at);
    // Signed, given back or withdrawn meanwhile: on with the others.
    if (place == all.size()) return core::http::see_other(at.empty() ? std::string(done_reading) : next_open(all, 0));
    const auto& letter = all[place];
    const auto& subject = letter.to_sign.subject;
    const auto look = reading_.lay(ctx, subject);
    if (core::http::before_a_reader(request)) {
        reading_.note(ctx, subject);
        desk_.opened(ctx, subject);
    }
    const auto& words = words_.in(ctx.language);
    Data data;
    const auto number = [&](std::size_t n) { return words.number(static_cast<std::int64_t>(n)); };
    data.set("PAGE_TITLE", letter.card.title)
        .set("WHERE", words.say("signing.read.where", {{"n", number(place + 1)}, {"all", number(all.size())}}));
    show_card(data, letter, words, ctx);
    show_look(data, look, words);
    show_stand(data, letter, next_open(all, place + 1), words, ctx);
    if (place > 0) data.add("PREVIOUS").set("URL", address(all[place - 1].to_sign.subject));
    if (place + 1 < all.size()) {
        data.add("FOLLOWING").set("URL", address(all[place + 1].to_sign.subject));
        // Only its picture is fetched ahead: a letter nobody looked at does not count as opened.
        if (const auto picture = ahead(ctx, all[place + 1].to_sign.subject)) data.add("AHEAD").set("URL", *picture);
    }
    if (const auto count = count_of(all, ready); count > 0)
        data.add("READY").set("TEXT", words.say("signing.read.ready", {{"count", words.number(count)}}));
    const auto round = desk_.show(ctx, subject).round;
    show_steps(data.add("ROUND"), round, words, ctx);
    if (letter.batch.empty()) show_return(data, round.state, words);
    return pages_.render(ctx, request, "signing/read", std::move(data));
}

Response ReadingPages::answer(const Context& ctx, const Request& request) {
    constexpr std::array<std::string_view, 3> answers{"consent", "withdraw", "return"};
    core::http::Given given(request.form);
    const auto answer = given.one_of("answer", answers, [](std::string_view each) { return each; });
    if (!answer) given.fault("answer", "signing.fault.answer");
    const auto seen = chosen_from(given.line("subject", 200));
    if (!seen) given.fault("subject", "signing.fault.seen");
    const auto note = given.prose("note", longest_note);
    given.done();
    const auto all = reading_.all(ctx);
    const auto next = next_open(all, std::min(place_of(all, seen->subject) + 1, all.size()));
    if (*answer == "withdraw") {
        reading_.withdraw(ctx, seen->subject);
        return core::http::see_other(address(seen->subject), "signing.flash.withdrawn");
    }
    if (*answer == "return") {
        if (desk_.refuse(ctx, seen->subject, note)) return core::http::see_other(next, "signing.flash.refused");
        return offer_to_unreturn(core::http::see_other(next, "signing.flash.returned"), seen->subject);
    }
    try {
        reading_.consent(ctx, *seen);
    } catch (const Error& error) {
        if (error.key() != "signing.error.sign_changed") throw;
        return core::http::see_other(address(seen->subject), "signing.flash.changed", "error");
    }
    return core::http::see_other(next);
}

Response ReadingPages::chosen(const Context& ctx, const Request& request) { return show_chosen(ctx, request, nullptr); }

Response ReadingPages::show_chosen(const Context& ctx, const Request& request, const Error* fault) {
    const auto& words = words_.in(ctx.language);
    const auto all = reading_.all(ctx);
    const auto count = count_of(all, ready), left = count_of(all, unread);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.many.title"));
    for (const auto& letter : all) {
        if (!ready(letter)) continue;
        Data& row = data.add("ROW");
        show_card(row, letter, words, ctx);
        row.set("READ", address(letter.to_sign.subject)).set("AT", words.moment(letter.to_sign.consent->at, ctx.zone));
    }
    if (left > 0) data.add("UNREAD").set("TEXT", words.say("signing.many.unread", {{"count", words.number(left)}}));
    const auto asked = desk_.asked_of(ctx);
    data.show(count == 0 ? "EMPTY" : "ROWS");
    if (asked.why) show_said(data.add("NOT_NOW"), words.say(asked.why->key(), asked.why->args()), words);
    if (count > 0) data.add("LEAD").set("TEXT", words.say("signing.many.lead", {{"count", words.number(count)}}));
    if (count > 0 && !asked.why) show_form(data, std::string(done_reading), count, asked.ready, fault, words);
    return pages_.render(ctx, request, "signing/many", std::move(data),
                         fault == nullptr ? 200 : core::page::status(fault->code()));
}

Response ReadingPages::sign(const Context& ctx, Request& request) {
    const core::Secret passphrase(request.form.take_secret("passphrase"));
    core::Secret otp(request.form.take_secret("otp"));
    const auto all = ticked(request);
    // From the list, which does not know what his keeper wants: his consent is kept, and the code is asked for.
    const bool on_list = !request.form.has("otp"), typed = !passphrase.empty() || !otp.empty();
    if (on_list && desk_.asked_of(ctx).ready.one_time) {
        many_.consent(ctx, all);
        return core::http::see_other(std::string(done_reading), "signing.flash.code_wanted");
    }
    if (desk_.asked_of(ctx).ready.page)
        return show_page(ctx, request, many_.begin(ctx, all, passphrase));
    if (!typed) nothing_typed();
    try {
        return core::http::see_other("/batches/" + many_.begin(ctx, all, passphrase, std::move(otp)).text());
    } catch (const Error& error) {
        if (!typed_wrong(error)) throw;
        return show_chosen(ctx, request, &error);
    }
}

Response ReadingPages::waiting(const Context& ctx, const Request& request) {
    return show_waiting(ctx, request, nullptr);
}

Response ReadingPages::show_waiting(const Context& ctx, const Request& request, const Error* fault) {
    const auto& words = words_.in(ctx.language);
    const auto batch = many_.waiting(ctx, BatchId::parse(request.param("id")));
    const auto asked = desk_.asked_of(ctx);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.many.resume_title"));
    data.add("LEAD").set("TEXT", words.say("signing.many.resume_lead", {{"count", words.number(batch.counts.waiting)},
                                                                        {"done", words.number(batch.counts.done)}}));
    if (asked.why) show_said(data.add("NOT_NOW"), words.say(asked.why->key(), asked.why->args()), words);
    else show_form(data, "/signing/many/" + batch.id.text(), batch.counts.waiting, asked.ready, fault, words);
    return pages_.render(ctx, request, "signing/many", std::move(data),
                         fault == nullptr ? 200 : core::page::status(fault->code()));
}

// To the keeper's page by a link: a form must not lead out of the house.
Response ReadingPages::show_page(const Context& ctx, const Request& request, BatchId id) {
    const auto& words = words_.in(ctx.language);
    const auto asked = permits_.ask(ctx, id);
    const core::Args args{{"count", words.number(static_cast<std::int64_t>(asked.letters))}, {"name", asked.keeper}};
    Data data;
    data.set("PAGE_TITLE", words.say("signing.permit.title", args));
    data.add("LEAD").set("TEXT", words.say("signing.permit.lead", args));
    data.add("LEAVE").set("URL", asked.address).set("LABEL", words.say("signing.permit.go", args));
    return pages_.render(ctx, request, "signing/many", std::move(data));
}

Response ReadingPages::came_back(const Context& ctx, const Request& request) {
    core::http::Given given(request.query);
    const auto state = given.line("state", 200), code = given.line("code", 2000), error = given.line("error", 100);
    if (state.empty()) given.fault("state", "signing.fault.not_back_from_page");
    if (code.empty() && error.empty()) given.fault("code", "signing.fault.not_back_from_page");
    given.done();
    if (code.empty())
        return core::http::see_other("/signing/many/" + permits_.refused(ctx, state).text(), "signing.flash.no_leave", "error");
    return core::http::see_other("/batches/" + permits_.came_back(ctx, state, code).text());
}

Response ReadingPages::resume(const Context& ctx, Request& request) {
    const auto id = BatchId::parse(request.param("id"));
    const core::Secret passphrase(request.form.take_secret("passphrase"));
    core::Secret otp(request.form.take_secret("otp"));
    if (passphrase.empty() && otp.empty()) {
        if (desk_.asked_of(ctx).ready.page) return show_page(ctx, request, id);
        nothing_typed();
    }
    try {
        many_.resume(ctx, id, passphrase, std::move(otp));
    } catch (const Error& error) {
        if (!typed_wrong(error)) throw;
        return show_waiting(ctx, request, &error);
    }
    return core::http::see_other("/batches/" + id.text());
}

}  // namespace signing::web
