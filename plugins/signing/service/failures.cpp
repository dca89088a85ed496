// SPDX-License-Identifier: Apache-2.0
#include "signing/service/failures.h"

#include <algorithm>

#include "signing/store/failure_store.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;

std::optional<SigningFailure> Failures::last_at(const Context& ctx, ProviderId provider) {
    core::ensure(ctx.actor.may("core.admin") ? core::Verdict::allowed : core::Verdict::forbidden);
    return db_.read([&](Tx& tx) { return store::last_failure_at(tx, provider); });
}

Error Failures::told(const Context& ctx, std::string_view subject, const Error& error,
                     const core::words::Catalog& words) {
    if (!fails_signer(error)) return error;
    try {
        const Round round = desk_.show(ctx, subject).round;
        if (round.state != RoundState::approved && round.state != RoundState::signing) return error;
        const auto number = desk_.card(ctx, subject).number;
        return Error(error.code(), number.empty() ? "signing.error.held" : "signing.error.held_number",
                     {{"why", words.say(error.key(), error.args())}, {"number", number}});
    } catch (const Error&) {
        return error;   // he may see it no more, or the database is away: what is known is told
    }
}

std::string code_of(const core::Args& args) {
    const auto found = std::find_if(args.begin(), args.end(), [](const auto& arg) { return arg.first == "code"; });
    return found == args.end() ? std::string() : found->second;
}

}  // namespace signing
