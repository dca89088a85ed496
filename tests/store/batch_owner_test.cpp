// SPDX-License-Identifier: Apache-2.0
// Batches that need their owner on both databases: they stand still and say why, go on at his word, and stop at it.
#include "tests/store/batch_kit.h"

namespace batch_owner_test {

using namespace batch_tests;

class BatchOwner : public BatchStore {};

TEST_P(BatchOwner, stands_still_until_its_owner_sets_it_going) {
    const auto id = batches_->ask(melati(), "letters.vouch", "letter", wanted({"a", "b", "c", "d", "e"}));
    drain();
    EXPECT_EQ(states(id), "waiting waiting waiting waiting waiting") << "nothing is held yet";
    EXPECT_TRUE(batches_->show(melati(), id).paused);
    EXPECT_TRUE(rested_.empty());
    batches_->resume(melati(), id);
    EXPECT_EQ(key_of([&] { batches_->resume(melati(), id); }), "conflict core.batch.not_paused");
    drain();
    EXPECT_EQ(states(id), "done done done waiting waiting") << "what was held is gone";
    EXPECT_TRUE(batches_->show(melati(), id).paused);
    EXPECT_FALSE(batches_->show(melati(), id).ended);
    EXPECT_EQ(rested_, std::vector{id});
    EXPECT_EQ(items(id)[3].tries, 0) << "to find it gone is no try";
    Context stranger = melati();
    stranger.actor.person = seating_.other;
    EXPECT_EQ(key_of([&] { batches_->resume(stranger, id); }), "not_found core.error.not_found");
    EXPECT_EQ(key_of([&] { batches_->stop(stranger, id); }), "not_found core.error.not_found");
    for (int n = 0; n < 20; ++n) {   // looked at and left again, as often as he likes
        batches_->resume(melati(), id);
        held_ = false;
        drain();
    }
    EXPECT_EQ(states(id), "done done done waiting waiting");
    held_ = true;
    batches_->resume(melati(), id);
    drain();
    EXPECT_EQ(states(id), "done done done done done");
    EXPECT_TRUE(batches_->show(melati(), id).ended);
    EXPECT_EQ(rested_.back(), id);
}

TEST_P(BatchOwner, stands_still_at_the_first_that_meets_a_service_that_is_away_and_says_why) {
    const auto id = batches_->ask(melati(), "letters.vouch", "letter", wanted({"a", "away", "b", "d"}));
    batches_->resume(melati(), id);
    drain_long();
    EXPECT_EQ(states(id), "done waiting waiting waiting");
    EXPECT_TRUE(batches_->show(melati(), id).paused);
    EXPECT_EQ(rested_, std::vector{id}) << "what was held goes";
    EXPECT_EQ(runs_["letter:away"], 1);
    EXPECT_EQ(runs_["letter:b"], 0) << "the others do not meet it too";
    ASSERT_TRUE(items(id)[1].refusal);
    EXPECT_EQ(items(id)[1].refusal->key, "letters.error.away");
    EXPECT_EQ(items(id)[1].refusal->args, (Args{{"name", "BSrE"}}));
    EXPECT_EQ(items(id)[1].tries, 0);
    held_ = false;   // a restart in between: it is the owner's word that lacks now
    batches_->resume(melati(), id);
    drain();
    EXPECT_FALSE(items(id)[1].refusal);
    held_ = true;
    away_ = false;
    batches_->resume(melati(), id);
    drain();
    EXPECT_EQ(states(id), "done done done done");
    EXPECT_FALSE(items(id)[1].refusal);
}

TEST_P(BatchOwner, what_failed_too_often_says_what_the_last_try_said) {
    const auto id = ask({"away", "broken"});
    drain();
    EXPECT_EQ(items(id)[0].refusal->key, "letters.error.away") << "while it waits";
    EXPECT_FALSE(items(id)[1].refusal);
    drain_long();
    EXPECT_EQ(states(id), "failed failed");
    EXPECT_EQ(items(id)[0].refusal->key, "letters.error.away");
    EXPECT_EQ(items(id)[0].refusal->code, "unavailable");
    EXPECT_EQ(items(id)[1].refusal->key, "core.batch.failed");
}

TEST_P(BatchOwner, what_is_stopped_is_left_undone) {
    const auto id = batches_->ask(melati(), "letters.vouch", "letter", wanted({"a", "b", "c", "d"}));
    batches_->resume(melati(), id);
    drain();
    EXPECT_EQ(states(id), "done done done waiting");
    batches_->stop(melati(), id);
    EXPECT_EQ(states(id), "done done done refused");
    EXPECT_EQ(items(id)[3].refusal->key, "core.batch.stopped");
    EXPECT_TRUE(batches_->show(melati(), id).ended);
    EXPECT_EQ(key_of([&] { batches_->stop(melati(), id); }), "conflict core.batch.over");
    EXPECT_EQ(key_of([&] { batches_->resume(melati(), id); }), "conflict core.batch.not_paused");
    drain();
    EXPECT_EQ(stamps("letter:d"), 0);

    const auto forgotten = batches_->ask(melati(), "letters.vouch", "letter", wanted({"f"}));
    clock_.set(clock_.now() + std::chrono::days(batch::kept_days + 1));
    batches_->clear();
    EXPECT_EQ(items(forgotten)[0].refusal->key, "core.batch.stopped_late");
    EXPECT_EQ(rested_.back(), forgotten);
}

TEST_P(BatchOwner, one_at_work_when_it_is_stopped_is_not_tried_again) {
    const auto id = ask({"a", "unwanted", "c"});
    drain_long();
    EXPECT_EQ(states(id), "done refused refused");
    EXPECT_EQ(items(id)[1].refusal->key, "core.batch.stopped");
    EXPECT_EQ(runs_["letter:unwanted"], 1);
    EXPECT_TRUE(batches_->show(melati(), id).ended);

    const auto killed = ask({"e", "f"});
    db().write([&](Tx& tx) { batch_store::take(tx, killed, clock_.now()); });
    batches_->stop(melati(), killed);
    EXPECT_FALSE(batches_->show(melati(), killed).ended) << "one is at work";
    drain_long();
    EXPECT_EQ(states(killed), "refused refused");
    EXPECT_EQ(stamps("letter:e"), 0);
    EXPECT_TRUE(batches_->show(melati(), killed).ended);
}

TEST_P(BatchOwner, only_the_serving_process_works_what_it_holds) {
    const auto id = batches_->ask(melati(), "letters.vouch", "letter", wanted({"a"}));
    const auto plain = ask({"b"});
    batches_->resume(melati(), id);
    jobs::Worker(db(), handlers_, clock_, Zone::wib, jobs::Takes::anywhere).drain();
    EXPECT_EQ(states(id), "waiting");
    EXPECT_EQ(states(plain), "done");
    jobs::Worker(db(), handlers_, clock_, Zone::wib, jobs::Takes::serving).drain();
    EXPECT_EQ(states(id), "done");
}

NASKAH_ON_BOTH_DATABASES(BatchOwner);

}  // namespace
