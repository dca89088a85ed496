// SPDX-License-Identifier: Apache-2.0
#include "signing/web/provider_page.h"

#include "signing/provider_given.h"

namespace signing::web {

using core::Context;
using core::Error;
using core::http::Given;
using core::http::Request;
using core::http::Response;
using core::page::Data;

namespace {

using core::http::fault_status;
constexpr const char* here = "/admin/signing/providers";

std::string address(ProviderId id) { return std::string(here) + "/" + id.text(); }

// What is as usual stays empty, and the usual is shown in its place.
void show_habits(Data& data, const Provider& provider) {
    const Habits& habits = provider.habits;
    const Habits none;
    const esign::Service usual;
    const auto whole = [](int value) { return value == 0 ? std::string() : std::to_string(value); };
    data.set("TOTP_KEY", habits.totp_key)
        .set("STATUS_PATH", habits.status_path)
        .set("REGISTRATION_PATH", habits.registration_path)
        .set("QUESTION_SECONDS", whole(habits.question_seconds))
        .set("SIGNING_SECONDS", whole(habits.signing_seconds))
        .set("MARK_SCALE", decimal(habits.mark_scale, none.mark_scale))
        .set("MARK_RIGHT", decimal(habits.mark_right, none.mark_right))
        .set("MARK_DOWN", decimal(habits.mark_down, none.mark_down))
        .set("USUAL_TOTP_KEY", usual.totp_key)
        .set("USUAL_STATUS_PATH", usual.status_path)
        .set("USUAL_REGISTRATION_PATH", usual.registration_path)
        .set("USUAL_QUESTION_SECONDS", std::to_string(ProviderClients::patience.count()))
        .set("USUAL_SIGNING_SECONDS", std::to_string(usual.signing_limit.count()));
}

std::string kind_word(ProviderKind kind) { return "signing.provider.kind." + std::string(name(kind)); }

}  // namespace

struct ProviderPages::Typed {
    Provider provider;
    bool secret_kept = false;
    std::int64_t uses = 0;
    std::optional<Providers::Line> line;
    std::vector<core::Fault> faults;
};

void ProviderPages::show_line(Data& data, const Providers::Line& line, const Context& ctx) {
    const auto& words = words_.in(ctx.language);
    data.set("NAME", line.provider.name)
        .set("URL", address(line.provider.id))
        .set("KIND", words.say(kind_word(line.provider.kind)))
        .show_if(!line.provider.active, "OFF");
    if (!line.provider.address.empty()) data.add("ADDRESSED").set("ADDRESS", line.provider.address);
    if (line.provider.active) show_health(data, line.health, ctx, line.trouble.has_value());
    if (line.trouble) show_trouble(data, *line.trouble, ctx);
    if (line.waiting > 0) data.add("WAITING").set("COUNT", words.number(line.waiting));
    if (const auto last = failures_.last_at(ctx, line.provider.id))
        data.add("FAILED").set("AT", words.moment(last->at, ctx.zone)).set("WHY", words.say(last->fault, last->args));
}

// Amber at first, red when it goes on; it is not well whatever it says of itself.
void ProviderPages::show_trouble(Data& data, const SigningTrouble& trouble, const Context& ctx) {
    const auto& words = words_.in(ctx.language);
    data.show(trouble.often() ? "FAILS" : "FAILED_ONCE");
    data.add("TROUBLE")
        .set("COUNT", words.number(trouble.failures))
        .set("SINCE", words.moment(trouble.since, ctx.zone))
        .set("AT", words.moment(trouble.at, ctx.zone))
        .set("WHY", words.say(trouble.fault, trouble.args));
}

void ProviderPages::show_health(Data& data, const ProviderHealth& health, const Context& ctx, bool signing_fails) {
    const auto& words = words_.in(ctx.language);
    data.show_if(health.checked && health.well() && !signing_fails, "WELL").show_if(!health.checked, "UNASKED");
    if (!health.well()) {
        Data& ill = data.add("ILL").set("WHY", words.say(health.fault, health.args));
        if (health.since) ill.add("SINCE").set("AT", words.moment(*health.since, ctx.zone));
    }
    if (health.checked) data.add("CHECKED").set("AT", words.moment(*health.checked, ctx.zone));
}

Response ProviderPages::page(const Context& ctx, const Request& request, const Providers::Choice& choice,
                             const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.providers"))
        .set("LOGIN", choice.login)
        .set("KEY", choice.key);
    const auto all = providers_.list(ctx);
    for (const auto& line : all) {
        show_line(data.add("LINE"), line, ctx);
        data.add("PROVIDER")
            .set("ID", line.provider.id.text())
            .set("NAME", line.provider.name)
            .show_if(choice.provider == line.provider.id, "CHOSEN");
    }
    data.show_if(all.empty(), "EMPTY").show_if(!all.empty() || !faults.empty(), "SOME");
    if (const auto stamps = timestamps_.seen(ctx)) {
        Data& row = data.add("STAMPS").set("ADDRESS", stamps->address);
        show_health(row, stamps->health, ctx);
        if (stamps->waiting > 0) row.add("WAITING").set("COUNT", words.number(stamps->waiting));
    }
    for (const UseScope scope : use_scopes)
        data.add("SCOPE")
            .set("VALUE", name(scope))
            .set("LABEL", words.say("signing.provider.scope." + std::string(name(scope))))
            .show_if(choice.scope == scope, "CHOSEN");
    data.add("UNIT").set("ID", "").set("NAME", "");
    for (const auto& unit : providers_.units(ctx))
        data.add("UNIT").set("ID", unit.id.text()).set("NAME", unit.name).show_if(choice.unit == unit.id, "CHOSEN");
    for (const auto& line : providers_.uses(ctx)) {
        Data& row = data.add("USE");
        row.set("SCOPE", name(line.use.scope))
            .set("HOLDER", line.use.holder)
            .set("HOLDER_NAME", line.use.scope == UseScope::agency ? words.say("signing.provider.scope.agency") : line.holder_name)
            .set("PROVIDER", line.provider_name);
        if (!line.login.empty()) row.add("PERSON").set("LOGIN", line.login);
        if (!line.key.empty()) row.add("KEYED").set("KEY", line.key);
    }
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/providers", std::move(data), faults.empty() ? 200 : fault_status);
}

std::string ProviderPages::on_admin(const Context& ctx, const Request& request) {
    return pages_.fragment(ctx, request, "signing/admin", Data());
}

Response ProviderPages::list(const Context& ctx, const Request& request) { return page(ctx, request, {}, {}); }

Response ProviderPages::form(const Context& ctx, const Request& request, const Typed& typed) {
    const auto& words = words_.in(ctx.language);
    const Provider& provider = typed.provider;
    const bool fresh = provider.id.nil();
    Data data;
    data.set("PAGE_TITLE", words.say(fresh ? "signing.provider.new" : "signing.provider.edit"))
        .set("ACTION", fresh ? std::string(here) : address(provider.id))
        .set("NAME", provider.name)
        .set("ADDRESS", provider.address)
        .set("USER", provider.user)
        .set("TOKEN_LABEL", provider.token_label)
        .set("TOKEN_SERIAL", provider.token_serial)
        .set("SEEN", provider.version)
        .show_if(provider.active, "ACTIVE")
        .show_if(provider.plain_http, "PLAIN_HTTP")
        .show_if(provider.one_time, "ONE_TIME")
        .show_if(provider.null_text, "NULL_TEXT")
        .show_if(provider.opinions, "OPINIONS")
        .show_if(typed.secret_kept, "SECRET_KEPT")
        .show_if(fresh, "FRESH");
    if (fresh)
        for (const ProviderKind kind : provider_kinds)
            data.add("KIND")
                .set("VALUE", name(kind))
                .set("LABEL", words.say(kind_word(kind)))
                .show_if(kind == provider.kind, "CHOSEN");
    else
        data.add("KEPT_KIND").set("LABEL", words.say(kind_word(provider.kind))).set("CODE", name(provider.kind));
    for (const MarkOrigin origin : mark_origins)
        data.add("MARK_ORIGIN")
            .set("VALUE", name(origin))
            .set("LABEL", words.say("signing.provider.mark_origin." + std::string(name(origin))))
            .show_if(origin == provider.mark_origin, "CHOSEN");
    show_habits(data, provider);
    // Whoever met none of it is not shown it; who was sent here, or has a word to read there, is.
    const bool unusual = !provider.habits.usual() || provider.null_text || provider.mark_origin != MarkOrigin::usual;
    data.show_if(unusual || !typed.faults.empty() || request.query.has("habits"), "HABITS_OPEN");
    for (const std::string& module : providers_.modules()) data.add("MODULE").set("PATH", module);
    if (typed.line) {
        Data& kept = data.add("KEPT");
        show_line(kept, *typed.line, ctx);
        kept.show_if(takes_whole(provider.kind), "MAY_TRY");
        data.show(typed.line->uses > 0 ? "IN_USE" : "MAY_REMOVE");
    }
    core::page::show_faults(data, typed.faults, words);
    return pages_.render(ctx, request, "signing/provider", std::move(data), typed.faults.empty() ? 200 : fault_status);
}

Response ProviderPages::fresh(const Context& ctx, const Request& request) {
    (void)providers_.list(ctx);   // whoever may not see the list is told so here too
    Typed typed;
    typed.provider.kind = ProviderKind::esign_v2;
    return form(ctx, request, typed);
}

Response ProviderPages::show(const Context& ctx, const Request& request) {
    const auto line = providers_.find(ctx, ProviderId::parse(request.param("id")));
    Typed typed;
    typed.provider = line.provider;
    typed.secret_kept = line.secret_kept;
    typed.line = line;
    return form(ctx, request, typed);
}

Response ProviderPages::keep(const Context& ctx, Request& request, ProviderId id) {
    const core::Secret secret(request.form.take_secret("secret"));
    Typed typed;
    if (!id.nil()) {
        typed.line = providers_.find(ctx, id);
        typed.secret_kept = typed.line->secret_kept;
    }
    Given given(request.form);
    Provider& provider = typed.provider;
    provider.id = id;
    read_provider(given, provider);
    provider.kind = typed.line ? typed.line->provider.kind
                               : given.one_of("kind", provider_kinds, [](ProviderKind each) { return name(each); })
                                     .value_or(ProviderKind::file);
    provider.active = given.flag("active");
    provider.version = given.number("seen", 0, 1'000'000'000).value_or(0);
    typed.faults = given.take_faults();
    if (!typed.faults.empty()) return form(ctx, request, typed);
    try {
        const Provider made = providers_.save(ctx, provider, secret);
        return core::http::see_other(address(made.id), "signing.flash.provider_saved");
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        typed.faults = error.faults();
        return form(ctx, request, typed);
    }
}

Response ProviderPages::create(const Context& ctx, Request& request) { return keep(ctx, request, {}); }

Response ProviderPages::save(const Context& ctx, Request& request) {
    return keep(ctx, request, ProviderId::parse(request.param("id")));
}

Response ProviderPages::test(const Context& ctx, const Request& request) {
    const auto id = ProviderId::parse(request.param("id"));
    const bool well = providers_.test(ctx, id).well();
    return core::http::see_other(address(id), well ? "signing.flash.provider_well" : "signing.flash.provider_ill",
                                 well ? "success" : "error");
}

Response ProviderPages::remove(const Context& ctx, const Request& request) {
    providers_.remove(ctx, ProviderId::parse(request.param("id")));
    return core::http::see_other(here, "signing.flash.provider_removed");
}

Response ProviderPages::choose(const Context& ctx, const Request& request) {
    Given given(request.form);
    Providers::Choice choice;
    choice.scope = given.one_of("scope", use_scopes, [](UseScope each) { return name(each); }).value_or(UseScope::agency);
    choice.unit = given.id<core::UnitId>("unit");
    choice.login = given.line("login", 100);
    choice.provider = given.id<ProviderId>("provider");
    choice.key = given.line("key", longest_provider_key);
    auto faults = given.take_faults();
    if (!faults.empty()) return page(ctx, request, choice, faults);
    try {
        providers_.choose(ctx, choice);
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return page(ctx, request, choice, error.faults());
    }
    return core::http::see_other(here, "signing.flash.provider_chosen");
}

Response ProviderPages::unchoose(const Context& ctx, const Request& request) {
    Given given(request.form);
    const auto scope = given.one_of("scope", use_scopes, [](UseScope each) { return name(each); });
    if (!scope) given.fault("scope", "signing.fault.provider_scope");
    const auto holder = given.line("holder", 100);
    given.done();
    providers_.unchoose(ctx, *scope, holder);
    return core::http::see_other(here, "signing.flash.provider_unchosen");
}

}  // namespace signing::web
