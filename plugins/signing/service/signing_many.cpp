// SPDX-License-Identifier: Apache-2.0
#include "signing/service/signing_many.h"

#include "core/base/blame.h"
#include "core/jobs/jobs.h"

namespace signing {

using core::Code;
using core::Context;
using core::Error;
using core::batch::BatchId;
using core::db::Tx;

namespace {

// Asked of the provider while it signs: it is the passphrase that must be given again, not the letter's fault.
bool of_the_hand(const Error& error) {
    const auto& key = error.key();
    return key == "signing.error.passphrase" || key == "signing.error.passphrase_spent" ||
           key == "signing.error.otp_wrong" || key == "signing.error.one_time_spent" ||
           key == "signing.error.next_code" || key == "signing.error.pin_locked" || key == "signing.error.csc_expired";
}

// As the batch keeps it: nothing of what a service said in its own words. What is away stops the batch (batch.h)
// where it is the keeper's, or another service the rest would ask in vain; our own it tries again.
[[noreturn]] void tell_batch(const Error& error, core::Instant now) {
    if (of_the_hand(error)) {
        const auto& said = error.faults();
        throw said.empty() ? Error(Code::unavailable, error.key(), error.args())
                           : Error(Code::unavailable, said.front().key, said.front().args);
    }
    if (!core::blame::away(error.code())) throw error;
    const bool own = error.key().starts_with("core.");
    const SigningFailure kept = kept_failure(error, now);
    throw Error(own ? Code::internal : error.code(), kept.fault, kept.args);
}

// One that waits is enough: it comes no later, and looks again for those that are left.
void look_again(Tx& tx, core::Instant now, core::Instant at) {
    const std::string kind(SigningMany::wipe_job);
    core::jobs::add(tx, now, kind, core::Json::object(), {"", kind, at});
}

}  // namespace

BatchId SigningMany::begin(const Context& ctx, const std::vector<Many::Chosen>& chosen,
                           const core::Secret& passphrase, core::Secret one_time) {
    core::ensure(ctx.actor.may("signing.sign") ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto items = wanted_of(db_, subjects_, ctx, chosen);
    if (items.empty()) throw Error("core.error.invalid", {{"subject", "core.batch.nothing_chosen", {}}});
    if (items.size() > core::batch::most_items)
        throw Error("core.error.invalid", {{"subject", "core.batch.too_many",
                                            {{"max", std::to_string(core::batch::most_items)}}}});
    reading_.consent_where_possible(ctx, chosen);
    open_.require_room();
    const bool page = hands_.ready(ctx, hands_.served(ctx), Hands::Age::old).page;
    auto hand = page ? nullptr : hands_.open(ctx, {passphrase, std::move(one_time), items.size()});
    const auto id = db_.write([&](Tx& tx) {
        const auto made = batches_.ask_in(tx, ctx, act, items, core::Json::object());
        reading_.ask(tx, ctx, chosen, made.text());
        return made;
    });
    if (hand != nullptr) go(ctx, id, std::move(hand));
    return id;
}

core::batch::Batch SigningMany::waiting(const Context& ctx, BatchId id) {
    auto batch = batches_.show(ctx, id);
    core::ensure(batch.act == act ? core::Verdict::allowed : core::Verdict::hidden);
    if (!batch.paused) throw Error(Code::conflict, "core.batch.not_paused");
    return batch;
}

void SigningMany::resume(const Context& ctx, BatchId id, const core::Secret& passphrase, core::Secret one_time) {
    (void)waiting(ctx, id);
    std::vector<Many::Chosen> left;
    for (const auto& subject : waiting_subjects(ctx, id)) left.push_back({subject, {}});
    auto hand = hands_.open(ctx, {passphrase, std::move(one_time), left.size()});
    // Of one that is repeated they were free again.
    db_.write([&](Tx& tx) { reading_.ask(tx, ctx, left, id.text()); });
    go(ctx, id, std::move(hand));
}

std::vector<std::string> SigningMany::waiting_subjects(const Context& ctx, BatchId id) {
    std::vector<std::string> subjects;
    for (const auto& item : batches_.items(ctx, id, {core::batch::State::waiting}, 0, core::batch::most_items))
        subjects.push_back(item.subject);
    return subjects;
}

std::vector<Sealing::Letter> SigningMany::letters_left(const Context& ctx, BatchId id, std::size_t most) {
    const auto subjects = waiting_subjects(ctx, id);
    std::vector<Many::Chosen> left;
    for (const auto& subject : subjects) left.push_back({subject, {}});
    db_.write([&](Tx& tx) { reading_.ask(tx, ctx, left, id.text()); });
    std::vector<Sealing::Letter> letters;
    const auto consented = reading_.in_batch(ctx, subjects, id.text());
    const std::lock_guard lock(mutex_);
    const auto group = groups_.find(id);
    for (const auto& each : consented) {
        if (group != groups_.end() && group->second.letters.contains(each.subject)) continue;
        if (letters.size() < most) letters.push_back({each.subject, each.content});
    }
    return letters;
}

void SigningMany::go_on(const Context& ctx, BatchId id, Sealing::Prepared came_of) {
    keep(id, std::move(came_of));
    batches_.resume(ctx, id);
}

void SigningMany::keep(BatchId id, Sealing::Prepared came_of) {
    const std::lock_guard lock(mutex_);
    auto& letters = groups_[id].letters;
    for (std::size_t i = 0; i < came_of.letters.size(); ++i)
        if (came_of.outcomes[i].made || came_of.outcomes[i].fault)
            letters.insert_or_assign(came_of.letters[i].subject, std::move(came_of.outcomes[i]));
}

void SigningMany::consent(const Context& ctx, const std::vector<Many::Chosen>& chosen) {
    core::ensure(ctx.actor.may("signing.sign") ? core::Verdict::allowed : core::Verdict::forbidden);
    reading_.consent_where_possible(ctx, chosen);
}

void SigningMany::go(const Context& ctx, BatchId id, std::unique_ptr<Hand> hand) {
    open_.keep(id, ctx.actor.person, std::move(hand));
    try {
        // Looked after even if nothing else comes by.
        db_.write([&](Tx& tx) { look_again(tx, ctx.now(), ctx.now() + OpenHands::life); });
        batches_.resume(ctx, id);
    } catch (...) {
        open_.close(id);
        throw;
    }
}

void SigningMany::run(const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
    const Many::Chosen chosen{task.subject, core::Digest::parse(core::json::text(task.payload, "content"))};
    const auto told = [&](Tx& tx) {
        done(tx, {"", "", "", subjects_.of(task.subject).card(tx, task.subject).number});
    };
    try {
        run_one(ctx, task, chosen, {chosen.content, told});
    } catch (const Error& error) {
        // Watched from now on, so that he is told when the batch can go on; nothing of it was numbered.
        if (fails_keeper(error) && !of_the_hand(error)) sealing_.holding().queue(ctx, task.subject, hands_, error);
        tell_batch(error, ctx.now());
    }
}

void SigningMany::run_one(const Context& ctx, const core::batch::Task& task, const Many::Chosen& chosen,
                          const Sealing::Consented& to) {
    reading_.check(ctx, chosen);
    auto outcome = signed_of(task.batch, task.subject);
    if (!outcome) {
        const auto hand = open_.use(task.batch, ctx.actor.person);
        if (!hand) throw core::batch::NeedsOwner();
        if ((*hand).together() == 0) return sealing_.run(ctx, task.subject, *hand, to);
        sign_group(ctx, task.batch, chosen, *hand);
        outcome = signed_of(task.batch, task.subject);
    }
    if (!outcome) throw Error(Code::unavailable, "signing.error.next_code");
    if (outcome->fault) {
        // Its own result, and the others have theirs: by no fault of the signer, it has its number and is signed again.
        if (!core::blame::ours(outcome->fault->code())) throw *outcome->fault;
        const SigningFailure kept = kept_failure(*outcome->fault, ctx.now());
        throw Error(Code::conflict, kept.fault, kept.args);
    }
    sealing_.finish(ctx, task.subject, *outcome->made, to);
}

std::optional<Sealing::Outcome> SigningMany::signed_of(BatchId batch, const std::string& subject) {
    const std::lock_guard lock(mutex_);
    const auto group = groups_.find(batch);
    if (group == groups_.end()) return std::nullopt;
    const auto found = group->second.letters.find(subject);
    if (found == group->second.letters.end()) return std::nullopt;
    Sealing::Outcome outcome = found->second;
    if (outcome.fault) group->second.letters.erase(found);
    return outcome;
}

void SigningMany::sign_group(const Context& ctx, BatchId batch, const Many::Chosen& first, Hand& hand) {
    {
        const std::lock_guard lock(mutex_);
        if (std::exchange(groups_[batch].signed_once, true))
            throw Error(Code::unavailable, "signing.error.next_code");
    }
    auto subjects = waiting_subjects(ctx, batch);
    std::erase(subjects, first.subject);
    std::vector<Sealing::Letter> letters{{first.subject, first.content}};
    for (const auto& each : reading_.in_batch(ctx, subjects, batch.text()))
        if (letters.size() < hand.together()) letters.push_back({each.subject, each.content});
    keep(batch, sealing_.sign_together(ctx, letters, hand));
}

void SigningMany::close_expired(core::Instant now) {
    open_.close_expired();
    const auto next = open_.next_end();
    if (!next) return;
    db_.write([&](Tx& tx) { look_again(tx, now, *next); });
}

void SigningMany::rested(BatchId id, bool over) {
    open_.close(id);
    {
        // What is signed already is recorded when it goes on.
        const std::lock_guard lock(mutex_);
        if (over) groups_.erase(id);
        else if (const auto found = groups_.find(id); found != groups_.end()) found->second.signed_once = false;
    }
    if (over) reading_.release(id.text());
}

}  // namespace signing
