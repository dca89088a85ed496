// SPDX-License-Identifier: Apache-2.0
#include "signing/service/activations.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/text.h"
#include "core/log/log.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;
using Line = Activations::Line;

constexpr std::size_t longest_code = 200;

void ensure_activates(const Context& ctx) {
    const bool allowed = ctx.actor.kind == core::Actor::Kind::system || ctx.actor.may("core.admin");
    core::ensure(allowed ? core::Verdict::allowed : core::Verdict::forbidden);
}

std::string object_of(const OfficeKey& key) { return "office_seal:" + key.code; }

Line with_code(Line line) {
    if (!line.held) throw Error(Code::conflict, "signing.error.no_activation");
    return line;
}

}  // namespace

Context Activations::system() const {
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &clock_;
    ctx.zone = zone_;
    return ctx;
}

Line Activations::line_of(Tx& tx, OfficeKey key) const {
    Line line;
    const auto unit = directory_.unit_by_code(tx, key.code);
    line.unit_name = unit ? unit->name : key.code;
    if (key.kind == OfficeKey::Kind::esign) line.state = store::activation(tx, key.code);
    line.held = keys_.pin_kept(key);
    if (!line.held) line.state.reset();
    line.key = std::move(key);
    return line;
}

std::vector<Line> Activations::list(const Context& ctx) const {
    ensure_activates(ctx);
    auto keys = keys_.all();
    std::ranges::sort(keys, {}, &OfficeKey::code);
    return db_.read([&](Tx& tx) {
        std::vector<Line> lines;
        for (OfficeKey& key : keys) lines.push_back(line_of(tx, std::move(key)));
        return lines;
    });
}

Line Activations::find(const Context& ctx, const std::string& code) const {
    ensure_activates(ctx);
    auto key = keys_.find(code);
    if (!key) throw Error(Code::not_found, "signing.error.no_seal");
    return db_.read([&](Tx& tx) { return line_of(tx, *std::move(key)); });
}

Line Activations::esign(const Context& ctx, const std::string& code) const {
    Line line = find(ctx, code);
    if (line.key.kind != OfficeKey::Kind::esign) throw Error(Code::conflict, "signing.error.seal_not_esign");
    return line;
}

void Activations::request(const Context& ctx, const std::string& code) {
    const Line line = esign(ctx, code);
    keys_.request_activation(line.key);
    db_.write([&](Tx& tx) { core::audit::append(tx, ctx, "signing.activation_requested", object_of(line.key)); });
}

void Activations::enter(const Context& ctx, const std::string& code, const core::Secret& typed) {
    if (typed.empty()) throw Error("core.error.invalid", {{"activation", "signing.fault.activation_code", {}}});
    if (core::text::has_unseen(typed.reveal())) throw Error("core.error.invalid", {{"activation", "core.fault.unseen", {}}});
    if (typed.reveal().size() > longest_code)
        throw Error("core.error.invalid", {{"activation", "core.fault.long", {{"most", std::to_string(longest_code)}}}});
    const Line line = esign(ctx, code);
    keys_.keep_pin(line.key.code, typed);
    db_.write([&](Tx& tx) {
        Activation state;
        state.unit_code = line.key.code;
        state.kept = ctx.now();
        store::put(tx, state);
        core::audit::append(tx, ctx, "signing.activation_kept", object_of(line.key));
    });
}

// The fresh code is kept before anything else happens: from the moment it was given, the one before is worth nothing.
void Activations::renew(const Context& ctx, const Line& line) {
    Activation state = line.state.value_or(Activation{line.key.code, ctx.now(), {}, {}, {}, {}, {}});
    state.tried = ctx.now();
    std::optional<Error> failed;
    try {
        const std::string expires = keys_.renew_activation(line.key);
        state.kept = ctx.now();
        state.renewed = ctx.now();
        state.until = end_of(expires, ctx.now(), zone_);
        state.fault.clear();
        state.args.clear();
    } catch (const Error& error) {
        const SigningFailure kept = kept_failure(error, ctx.now());
        state.fault = kept.fault;
        state.args = kept.args;
        failed = error;
    }
    db_.write([&](Tx& tx) {
        store::put(tx, state);
        core::audit::append(tx, ctx, failed ? "signing.activation_not_renewed" : "signing.activation_renewed",
                            object_of(line.key), failed ? core::Json{{"fault", state.fault}} : core::Json::object());
    });
    if (failed) throw Error(*failed);
}

void Activations::renew(const Context& ctx, const std::string& code) { renew(ctx, with_code(esign(ctx, code))); }

void Activations::revoke(const Context& ctx, const std::string& code) {
    const Line line = with_code(esign(ctx, code));
    keys_.revoke_activation(line.key);
    db_.write([&](Tx& tx) {
        store::forget_activation(tx, line.key.code);
        core::audit::append(tx, ctx, "signing.activation_revoked", object_of(line.key));
    });
}

void Activations::watch() {
    const Context ctx = system();
    for (const Line& line : list(ctx)) {
        if (line.key.kind != OfficeKey::Kind::esign || !line.held) continue;
        if (line.state && !renewal_due(*line.state, ctx.now())) continue;
        try {
            renew(ctx, line);
        } catch (const Error& error) {
            core::log::warning("signing.activation_not_renewed", {{"unit", line.key.code}, {"fault", error.key()}});
        }
    }
}

std::vector<std::string> Activations::ill() const {
    std::vector<std::string> codes;
    for (const Line& line : list(system()))
        if (line.state && (!line.state->fault.empty() || (line.state->until && *line.state->until <= clock_.now())))
            codes.push_back(line.key.code);
    return codes;
}

void Activations::check() const {
    const auto codes = ill();
    if (!codes.empty())
        throw Error(Code::unavailable, "signing.error.activations", {{"codes", core::text::join(codes, ", ")}});
}

std::int64_t Activations::count_ill(const Context& ctx) const {
    return ctx.actor.may("core.admin") ? static_cast<std::int64_t>(ill().size()) : 0;
}

}  // namespace signing
