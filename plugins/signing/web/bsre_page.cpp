// SPDX-License-Identifier: Apache-2.0
#include "signing/web/bsre_page.h"

#include "core/http/given.h"

namespace signing::web {
namespace {

using core::http::Given;
using core::page::Data;
using UserLine = BsreUsers::Line;

using core::http::fault_status;

std::string address(const UserLine& line) { return "/signing/bsre/" + line.person.text(); }

core::PersonId person_of(const core::http::Request& request) { return core::PersonId::parse(request.param("id")); }

}  // namespace

void BsrePages::facts(Data& data, const UserLine& line, const Context& ctx) {
    const auto& words = words_.in(ctx.language);
    const bool asked = line.user && line.user->since;
    data.set("URL", address(line))
        .set("NAME", line.name)
        .set("KEY", line.key)
        .set("PROVIDER", line.provider.name)
        .set("SENTENCE", words.say(line.sentence, line.args))
        .show_if(asked && line.well, "WELL")
        .show_if(asked && !line.well, "ILL")
        .show_if(!asked, "UNASKED");
    if (line.user) data.add("ASKED").set("AT", words.moment(line.user->asked, ctx.zone));
    if (asked) data.add("SINCE").set("AT", words.date(core::date_of(*line.user->since, ctx.zone)));
    if (asked && !line.user->fault.empty())
        data.add("SILENT").set("WHY", words.say(line.user->fault, line.user->args));
    if (line.until)
        data.add("UNTIL").set("DATE", words.date(core::date_of(*line.until, ctx.zone))).show_if(line.warning.has_value(), "SOON");
}

std::string BsrePages::of_mine(const Context& ctx, const Request& request) {
    const auto line = users_.own(ctx);
    if (!line) return {};
    Data data;
    facts(data, *line, ctx);
    const auto& words = words_.in(ctx.language);
    if (line->well && line->warning)
        data.add("ENDS").set("TEXT", words.say("signing.bsre.desk_ends",
                                               {{"date", words.date(core::date_of(*line->until, ctx.zone))}}));
    return pages_.fragment(ctx, request, "signing/bsre_mine", data);
}

std::string BsrePages::of_all(const Context& ctx, const Request& request) {
    if (!ctx.actor.may(BsreUsers::right)) return {};
    const auto lines = users_.list(ctx);
    if (lines.empty()) return {};
    Data data;
    for (const UserLine& line : lines) facts(data.add("USER"), line, ctx);
    return pages_.fragment(ctx, request, "signing/bsre_all", data);
}

std::string BsrePages::on_desk(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    bool some = false;
    if (const auto own = users_.own(ctx); own && !own->well) {
        data.add("MINE").set("TEXT", words.say(own->sentence, own->args));
        some = true;
    } else if (own && own->warning) {
        data.add("MINE").set("TEXT", words.say("signing.bsre.desk_ends",
                                               {{"date", words.date(core::date_of(*own->until, ctx.zone))}}));
        some = true;
    }
    const auto tell = [&](const char* section, const char* key, std::int64_t count) {
        if (count == 0) return;
        data.add(section).set("TEXT", words.say(key, {{"count", words.number(count)}}));
        some = true;
    };
    if (ctx.actor.may(BsreUsers::right)) tell("USERS", "signing.bsre.desk_users", users_.count_ill(ctx));
    tell("SEALS", "signing.bsre.desk_seals", activations_.count_ill(ctx));
    return some ? pages_.fragment(ctx, request, "signing/bsre_desk", data) : std::string();
}

BsrePages::Response BsrePages::page(const Context& ctx, const Request& request, const UserLine& line,
                                    const std::string& email, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", line.name);
    facts(data, line, ctx);
    if (line.may_propose) data.add("PROPOSE").set("EMAIL", email).show_if(!line.email_needed, "KNOWN");
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/bsre_user", std::move(data), faults.empty() ? 200 : fault_status);
}

BsrePages::Response BsrePages::show(const Context& ctx, Request& request) {
    return page(ctx, request, users_.find(ctx, person_of(request)), "", {});
}

BsrePages::Response BsrePages::ask(const Context& ctx, Request& request) {
    const UserLine line = users_.ask(ctx, person_of(request));
    const bool silent = line.user && !line.user->fault.empty();
    return core::http::see_other(address(line), silent ? "signing.flash.bsre_silent" : "signing.flash.bsre_asked",
                                 silent ? "error" : "success");
}

BsrePages::Response BsrePages::propose(const Context& ctx, Request& request) {
    Given given(request.form);
    const auto email = given.line("email");
    given.done();
    const UserLine line = users_.find(ctx, person_of(request));
    try {
        users_.propose(ctx, line.person, email);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        return page(ctx, request, line, email, error.faults());
    }
    return core::http::see_other(address(line), "signing.flash.bsre_proposed");
}

}  // namespace signing::web
