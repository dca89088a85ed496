// SPDX-License-Identifier: Apache-2.0
// Several letters under one one-time password, or one leave. The keeper signs all of a call or none, so each has its
// number and is printed before it is asked; from there on each stands for itself.
#include "core/base/blame.h"
#include "signing/service/sealing.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;

// Of all files of one call; whatever is beyond waits for the next.
constexpr std::size_t most_bytes = 64u << 20;

}  // namespace

Sealing::Prepared Sealing::prepare_together(const Context& ctx, const std::vector<Letter>& letters, Hand& hand) {
    Prepared all{letters, {}, std::vector<Outcome>(letters.size())};
    // Nothing is numbered while anything stands in the way of all of them.
    for (std::size_t i = 0; i < letters.size(); ++i) {
        try {
            preflights_.require(ctx, letters[i].subject);
        } catch (const Error& error) {
            if (core::blame::away(error.code()) || error.code() == Code::too_many) {
                holding_.note(ctx, {letters[i].subject}, hands_, error);
                throw;
            }
            all.outcomes[i].fault = error;
        }
    }
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < letters.size() && bytes < most_bytes; ++i) {
        if (all.outcomes[i].fault) continue;
        const Consented to{letters[i].content, {}};
        try {
            noting(ctx, letters[i].subject, [&] { all.begun.push_back(begin(ctx, letters[i].subject, hand, &to)); });
            all.begun.back().place = i;
            bytes += all.begun.back().size;
        } catch (const Error& error) {
            all.outcomes[i].fault = error;
        }
    }
    return all;
}

std::vector<core::Digest> Sealing::digests_of(Prepared& prepared, core::ByteView certificate) {
    std::vector<core::Digest> digests;
    std::erase_if(prepared.begun, [&](const Begun& each) {
        try {
            digests.push_back(core::sha256(pades::to_be_signed(bytes_of(each), each.request, certificate)));
            return false;
        } catch (const Error& error) {
            prepared.outcomes[each.place].fault = error;
            return true;
        }
    });
    return digests;
}

std::vector<std::string> Sealing::subjects_of(const Prepared& prepared) {
    std::vector<std::string> subjects;
    for (const Begun& each : prepared.begun) subjects.push_back(prepared.letters[each.place].subject);
    return subjects;
}

void Sealing::sign_prepared(const Context& ctx, Prepared& prepared, Hand& hand) {
    if (prepared.begun.empty()) return;
    const auto subjects = subjects_of(prepared);
    std::vector<Hand::Sheet> sheets;
    for (const Begun& each : prepared.begun) sheets.push_back({[this, &each] { return bytes_of(each); }, each.request});
    bool some = false;
    const auto take = [&](std::size_t i, const Hand::Each& made) {
        Outcome& outcome = prepared.outcomes[prepared.begun[i].place];
        try {
            noting(ctx, subjects[i], [&] {
                if (made.fault) throw *made.fault;
                outcome.made = judged(ctx, prepared.begun[i], made.pdf, made.certificate);
                some = true;
            });
        } catch (const Error& error) {
            outcome.fault = error;
        }
    };
    try {
        hand.sign_together(sheets, take);
    } catch (const Error& error) {
        holding_.note(ctx, subjects, hands_, error);
        throw;
    }
    prepared.begun.clear();
    if (some) holding_.signed_at(ctx, hands_);
}

}  // namespace signing
