// SPDX-License-Identifier: Apache-2.0
#include "signing/service/bsre_users.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "core/log/log.h"
#include "signing/seal/esign/v2.h"
#include "signing/store/certificate_store.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::Instant;
using core::db::Tx;
using UserLine = BsreUsers::Line;

constexpr int users_at_once = 20;                                    // users in one minute
constexpr std::int64_t first_pause = 10, longest_pause = 120;  // minutes, while the service is away
constexpr std::chrono::hours a_night{5};

void ensure_keeper(const Context& ctx) {
    core::ensure(ctx.actor.may(BsreUsers::right) ? core::Verdict::allowed : core::Verdict::forbidden);
}

bool at_bsre(const Provider& provider) { return takes_whole(provider.kind) && provider.active; }

std::string word_of(const std::string& status) {
    return "signing.bsre.status." + (status.empty() ? std::string("unknown") : core::text::lower(status));
}

void look_on(Tx& tx, Instant now, const std::string& provider, Instant begun, std::int64_t minutes, std::int64_t pause) {
    core::jobs::Options options;
    options.key = std::string(BsreUsers::job) + ":" + provider;
    options.run_at = now + std::chrono::minutes(minutes);
    core::jobs::add(tx, now, BsreUsers::job, {{"provider", provider}, {"begun", begun.ms}, {"pause", pause}}, options);
}

// Not of this one user: whoever is asked next would fare the same.
bool of_the_service(const Error& error) {
    return error.code() == Code::unavailable || error.key() == "signing.error.esign_credential" ||
           error.key() == "signing.error.esign_path" || error.key() == "signing.error.esign_fault";
}

}  // namespace

UserLine BsreUsers::line_of(Tx& tx, const Provider& provider, const ProviderUse& use, const std::string& name) const {
    UserLine line;
    line.person = core::PersonId::parse(use.holder);
    line.name = name;
    line.provider = provider;
    line.key = masked(use.key);
    line.sentence = "signing.bsre.unasked";
    line.user = store::bsre_user(tx, line.person);
    if (line.user && line.user->provider != provider.id) line.user.reset();
    if (line.user && line.user->since) {
        line.sentence = word_of(line.user->status);
        line.well = stands_well(*line.user);
        const bool strange = line.user->status == esign::name(esign::UserStatus::not_registered);
        line.may_propose = strange && provider.kind == ProviderKind::esign_v2;
    } else if (line.user) {
        line.sentence = line.user->fault;
        line.args = line.user->args;
    }
    line.email_needed = !is_email(use.key);
    for (const Certificate& one : store::certificates_of(tx, line.person)) {
        if (one.origin != CertificateOrigin::shown || one.state != CertificateState::active) continue;
        if (!line.until || one.until > *line.until) line.until = one.until;
    }
    if (line.until) line.warning = warning_due(*line.until, clock_.now());
    return line;
}

std::optional<UserLine> BsreUsers::own(const Context& ctx) const {
    if (!ctx.actor.may("signing.sign") || ctx.actor.person.nil()) return std::nullopt;
    return db_.read([&](Tx& tx) -> std::optional<UserLine> {
        const auto use = store::use(tx, UseScope::person, ctx.actor.person.text());
        const auto provider = use && !use->key.empty() ? store::provider(tx, use->provider) : std::nullopt;
        if (!provider || !at_bsre(*provider)) return std::nullopt;
        return line_of(tx, *provider, *use, ctx.actor.person_name);
    });
}

std::vector<UserLine> BsreUsers::list(const Context& ctx) const {
    ensure_keeper(ctx);
    return db_.read([&](Tx& tx) {
        std::map<std::string, std::string> names;
        for (const auto& account : accounts_.all(tx)) names[account.person.text()] = account.name;
        std::map<ProviderId, Provider> providers;
        for (Provider& each : store::providers(tx)) providers[each.id] = std::move(each);
        std::vector<UserLine> lines;
        for (const ProviderUse& use : store::uses(tx)) {
            const auto provider = providers.find(use.provider);
            if (use.scope != UseScope::person || use.key.empty() || provider == providers.end()) continue;
            if (at_bsre(provider->second)) lines.push_back(line_of(tx, provider->second, use, names[use.holder]));
        }
        std::ranges::stable_sort(lines, [](const UserLine& a, const UserLine& b) {
            return std::tie(a.well, a.name) < std::tie(b.well, b.name);
        });
        return lines;
    });
}

UserLine BsreUsers::find(const Context& ctx, core::PersonId person) const {
    for (UserLine& line : list(ctx))
        if (line.person == person) return std::move(line);
    throw Error(Code::not_found, "signing.error.no_bsre_user");
}

std::int64_t BsreUsers::count_ill(const Context& ctx) const {
    return std::ranges::count_if(list(ctx), [](const UserLine& line) { return !line.well; });
}

bool BsreUsers::ask(const Provider& provider, const ProviderUse& use) {
    BsreUser user;
    user.person = core::PersonId::parse(use.holder);
    user.provider = provider.id;
    bool goes_on = true;
    std::optional<std::string> status;
    try {
        status = esign::name(providers_.clients().status(provider, use.key));
    } catch (const Error& error) {
        const SigningFailure kept = kept_failure(error, clock_.now());
        user.fault = kept.fault;
        user.args = kept.args;
        goes_on = !of_the_service(error);
    }
    user.asked = clock_.now();
    db_.write([&](Tx& tx) {
        // Served otherwise since: what was learned is of nobody.
        const auto still = store::use(tx, UseScope::person, use.holder);
        if (!still || still->provider != use.provider || still->key != use.key) return;
        auto before = store::bsre_user(tx, user.person);
        if (before && before->provider != provider.id) before.reset();
        // What was known stays known while nobody answers, and he is asked again.
        if (!status && !goes_on && !before) return;
        if (!status && !goes_on) user.asked = before->asked;
        user.status = status ? *status : before ? before->status : "";
        user.since = before ? before->since : std::nullopt;
        const bool changed = status && (!user.since || before->status != *status);
        if (changed) user.since = clock_.now();
        store::put(tx, user);
        if (!changed) return;
        Context ctx;
        ctx.actor = core::Actor::system();
        ctx.clock = &clock_;
        core::audit::append(tx, ctx, "signing.bsre_status", "person:" + use.holder,
                            {{"status", user.status}, {"before", before ? before->status : ""},
                             {"provider", provider.id.text()}});
    });
    return goes_on;
}

UserLine BsreUsers::ask(const Context& ctx, core::PersonId person) {
    const UserLine line = find(ctx, person);
    const auto use = db_.read([&](Tx& tx) { return store::use(tx, UseScope::person, person.text()); });
    if (use) (void)ask(line.provider, *use);
    return find(ctx, person);
}

UserLine BsreUsers::propose(const Context& ctx, core::PersonId person, const std::string& email) {
    const UserLine line = find(ctx, person);
    if (!line.may_propose) throw Error(Code::conflict, "signing.error.bsre_known");
    const auto use = db_.read([&](Tx& tx) { return store::use(tx, UseScope::person, person.text()); });
    const std::string to = email.empty() && use && is_email(use->key) ? use->key : email;
    if (!is_email(to)) throw Error("core.error.invalid", {{"email", "signing.fault.email", {}}});
    const esign::Service service = providers_.clients().esign(line.provider);
    esign::V2(service).propose(line.name, to);
    db_.write([&](Tx& tx) {
        // Never the e-mail.
        core::audit::append(tx, ctx, "signing.bsre_proposed", "person:" + person.text(),
                            {{"provider", line.provider.id.text()}});
    });
    return ask(ctx, person);
}

void BsreUsers::nightly() {
    db_.write([&](Tx& tx) {
        for (const Provider& each : store::providers(tx))
            if (at_bsre(each)) look_on(tx, clock_.now(), each.id.text(), clock_.now(), 0, first_pause);
    });
}

void BsreUsers::look(const core::jobs::Job& due) {
    const std::string id = core::json::text(due.payload, "provider");
    const Instant begun{due.payload.value("begun", clock_.now().ms)};
    const auto pause = due.payload.value("pause", first_pause);
    const auto [provider, users] = db_.read([&](Tx& tx) {
        auto found = store::provider(tx, ProviderId::parse(id));
        auto some = found ? store::unasked(tx, found->id, begun, users_at_once) : std::vector<ProviderUse>();
        return std::pair(std::move(found), std::move(some));
    });
    if (!provider || !at_bsre(*provider) || users.empty()) return;
    for (const ProviderUse& use : users) {
        if (ask(*provider, use)) continue;
        if (clock_.now() - begun < a_night)
            db_.write([&](Tx& tx) { look_on(tx, clock_.now(), id, begun, pause, std::min(pause * 2, longest_pause)); });
        else
            core::log::warning("signing.bsre_away", {{"provider", id}});
        return;
    }
    if (users.size() == users_at_once) db_.write([&](Tx& tx) { look_on(tx, clock_.now(), id, begun, 1, first_pause); });
}

}  // namespace signing
