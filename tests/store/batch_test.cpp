// SPDX-License-Identifier: Apache-2.0
// Many at once on both databases: a true result for each, what fails stops nobody, and each act happens
// once whatever is killed in between.
#include "tests/store/batch_kit.h"

namespace batch_test {

using namespace batch_tests;

TEST_P(BatchStore, tells_a_true_result_of_each) {
    const auto id = ask({"a", "changed", "b", "incomplete", "late", "c"});
    EXPECT_EQ(states(id), "waiting waiting waiting waiting waiting waiting");
    EXPECT_FALSE(batches_->show(melati(), id).ended);
    drain();
    EXPECT_EQ(states(id), "done refused done refused refused done");
    const auto all = items(id);
    EXPECT_EQ(all[1].title, "Undangan changed");
    EXPECT_EQ(all[1].refusal->key, "letters.error.changed");
    EXPECT_EQ(all[1].refusal->args, (Args{{"version", "4"}}));
    EXPECT_EQ(all[3].refusal->code, "invalid");
    EXPECT_EQ(all[3].refusal->faults[0].key, "letters.fault.subject_empty");
    for (const char* subject : {"letter:changed", "letter:incomplete", "letter:late"})
        EXPECT_EQ(stamps(subject), 0) << subject << " was refused, so nothing of it stands";
    for (const char* subject : {"letter:a", "letter:b", "letter:c"}) EXPECT_EQ(stamps(subject), 1) << subject;
    const auto batch = batches_->show(melati(), id);
    EXPECT_TRUE(batch.ended);
    EXPECT_EQ(batch.position_name, "Plt. Kepala Bidang Aplikasi Informatika");
    EXPECT_EQ(batch.counts.done, 3);
    EXPECT_EQ(batch.counts.unsuccessful(), 3);
    EXPECT_EQ(db().read([](Tx& tx) { return jobs::waiting(tx); }), 0);
}

TEST_P(BatchStore, faults_of_ours_are_tried_again_and_end_as_failed) {
    const auto id = ask({"broken", "once", "silent", "a"});
    drain();
    EXPECT_EQ(states(id), "waiting waiting waiting done") << "nobody waits for those that fail";
    drain_long();
    EXPECT_EQ(states(id), "failed done failed done");
    EXPECT_EQ(runs_["letter:broken"], batch::most_tries);
    EXPECT_EQ(stamps("letter:once"), 1);
    EXPECT_EQ(items(id)[2].refusal->key, "core.batch.failed");
    EXPECT_TRUE(batches_->show(melati(), id).ended);
}

TEST_P(BatchStore, what_a_killed_process_left_is_taken_up_again) {
    const auto id = ask({"a", "b"});
    // Killed after the item was taken, before its act: it stands as running.
    db().write([&](Tx& tx) { ASSERT_TRUE(batch_store::take(tx, id, clock_.now())); });
    EXPECT_EQ(states(id), "running waiting");
    drain();
    EXPECT_EQ(states(id), "done done");
    EXPECT_EQ(stamps("letter:a"), 1);
    // Killed after the act, before the job was finished: the job runs again and finds nothing to do.
    batches_->work({jobs::JobId{}, std::string(batch::Batches::job_kind), {{"batch", id.text()}}, 1});
    drain();
    EXPECT_EQ(stamps("letter:a"), 1);
    EXPECT_EQ(runs_["letter:a"], 1);
}

TEST_P(BatchStore, a_job_that_runs_again_leaves_no_second_chain) {
    const auto id = ask({"broken", "a"});
    // Killed after the next job was put up, before this one was finished.
    for (int i = 0; i < 2; ++i)
        batches_->work({jobs::JobId{}, std::string(batch::Batches::job_kind), {{"batch", id.text()}}, 1});
    EXPECT_EQ(states(id), "waiting done");
    EXPECT_EQ(db().read([](Tx& tx) { return jobs::waiting(tx); }), 1);
    drain_long();
    EXPECT_EQ(states(id), "failed done");
}

TEST_P(BatchStore, counts_of_all_leave_out_what_nobody_can_repeat) {
    const auto id = ask({"changed", "a"});
    drain();
    EXPECT_EQ(batches_->counts_of_all().refused, 1);
    const auto next = batches_->again(melati(), id);
    drain();
    EXPECT_EQ(batches_->counts_of_all().refused, 1) << "of the second only";
    EXPECT_EQ(states(next), "refused");
    clock_.set(clock_.now() + std::chrono::days(batch::kept_days + 1));
    batches_->clear();
    EXPECT_EQ(batches_->counts_of_all().refused, 0);
}

TEST_P(BatchStore, an_item_that_takes_the_process_down_each_time_ends_as_failed) {
    const auto id = ask({"a", "b"});
    for (int i = 0; i < batch::most_tries; ++i)
        db().write([&](Tx& tx) { ASSERT_TRUE(batch_store::take(tx, id, clock_.now())); });
    drain();
    EXPECT_EQ(states(id), "failed done");
    EXPECT_EQ(stamps("letter:a"), 0);
}

// A worker whose lease went to another while it was at work: its unit is undone.
TEST_P(BatchStore, the_second_of_two_workers_undoes_its_act) {
    const auto id = ask({"a", "twice"});
    db().write([&](Tx& tx) {
        ASSERT_TRUE(batch_store::finish(tx, id, 1, {}, clock_.now()));
        EXPECT_FALSE(batch_store::finish(tx, id, 1, {}, clock_.now()));
        EXPECT_FALSE(batch_store::end_badly(tx, id, 1, State::refused, {}, clock_.now()));
        EXPECT_FALSE(batch_store::put_back(tx, id, 1, clock_.now()));
    });
    drain();
    EXPECT_EQ(states(id), "done refused");
    EXPECT_EQ(items(id)[1].refusal->key, "core.batch.taken");
    EXPECT_EQ(stamps("letter:twice"), 0);
    EXPECT_EQ(runs_["letter:a"], 0);
}

TEST_P(BatchStore, rights_are_those_of_the_moment_of_the_act) {
    const auto seat = ask({"a"});
    seating_.holds = false;
    drain();
    EXPECT_EQ(states(seat), "refused");
    EXPECT_EQ(items(seat)[0].refusal->key, "core.batch.seat_lost");
    seating_.holds = true;
    const auto right = ask({"b"});
    seating_.seat.roles = {"staff"};
    drain();
    EXPECT_EQ(items(right)[0].refusal->key, "core.batch.right_lost");
    seating_.seat.roles = {"head"};
    const auto closed = ask({"c"});
    tests::run_raw(db(), "UPDATE core_account SET active = 0");
    drain();
    EXPECT_EQ(items(closed)[0].refusal->key, "core.batch.person_gone");
    tests::run_raw(db(), "UPDATE core_account SET active = 1, locked_until = " +
                             std::to_string((clock_.now() + std::chrono::minutes(5)).ms));
    const auto locked = ask({"d"});
    drain();
    EXPECT_EQ(items(locked)[0].refusal->key, "core.error.locked");
    for (const char* subject : {"letter:a", "letter:b", "letter:c", "letter:d"}) EXPECT_EQ(stamps(subject), 0);
}

TEST_P(BatchStore, only_failures_are_repeated_and_only_once) {
    const auto id = ask({"a", "changed", "once"});
    EXPECT_EQ(key_of([&] { batches_->again(melati(), id); }), "conflict core.batch.no_more") << "it is not over";
    drain_long();
    EXPECT_TRUE(batches_->show(melati(), id).may_repeat());
    const auto next = batches_->again(melati(), id);
    ASSERT_EQ(items(next).size(), 1U);
    EXPECT_EQ(items(next)[0].title, "Undangan changed");
    EXPECT_EQ(batches_->show(melati(), id).again, next);
    EXPECT_EQ(key_of([&] { batches_->again(melati(), id); }), "conflict core.batch.no_more");
    drain();
    EXPECT_EQ(states(next), "refused");
    EXPECT_EQ(stamps("letter:a"), 1);
    clock_.set(clock_.now() + std::chrono::days(batch::kept_days + 1));
    batches_->clear();
    EXPECT_FALSE(batches_->show(melati(), next).may_repeat());
    EXPECT_EQ(key_of([&] { batches_->again(melati(), next); }), "conflict core.batch.no_more");
    EXPECT_EQ(db().read([](Tx& tx) { return tx.count("SELECT COUNT(*) FROM core_batch_item WHERE payload <> '{}'"); }), 0);
}

TEST_P(BatchStore, is_seen_by_nobody_else) {
    const auto id = ask({"a"});
    Context other = melati();
    other.actor.person = seating_.other;
    EXPECT_EQ(key_of([&] { batches_->show(other, id); }), "not_found core.error.not_found");
    EXPECT_EQ(key_of([&] { batches_->items(other, id, {}, 0, 10); }), "not_found core.error.not_found");
    EXPECT_EQ(key_of([&] { batches_->again(other, id); }), "not_found core.error.not_found");
    EXPECT_TRUE(batches_->mine(other, {}, 10).empty());
    EXPECT_EQ(batches_->mine(melati(), {}, 10).size(), 1U);
    EXPECT_EQ(batches_->counts_of_all().waiting, 1);
}

TEST_P(BatchStore, asks_for_some_but_not_too_many_and_by_right) {
    EXPECT_EQ(key_of([&] { ask({}); }), "invalid core.batch.nothing_chosen");
    const std::vector<Wanted> many(batch::most_items + 1);
    EXPECT_EQ(key_of([&] { batches_->ask(melati(), "letters.stamp", "letter", many); }), "invalid core.batch.too_many");
    Context reader = melati();
    reader.actor.rights = {"letters.read"};
    EXPECT_EQ(key_of([&] { batches_->ask(reader, "letters.stamp", "letter", wanted({"a"})); }),
              "forbidden core.error.forbidden");
    Context seatless = melati();
    seatless.actor.seats.clear();
    EXPECT_EQ(key_of([&] { batches_->ask(seatless, "letters.stamp", "letter", wanted({"a"})); }),
              "forbidden core.error.no_seat");
}

TEST_P(BatchStore, many_are_done_in_their_order) {
    std::vector<Wanted> many;
    for (int i = 0; i < 35; ++i) many.push_back({"letter:" + std::to_string(i), "Surat Tugas", "", Json::object()});
    const auto id = batches_->ask(melati(), "letters.stamp", "letter", many);
    drain();
    const auto batch = batches_->show(melati(), id);
    EXPECT_TRUE(batch.ended);
    EXPECT_EQ(batch.counts.done, 35);
    EXPECT_EQ(batches_->items(melati(), id, {State::done}, 30, 3).size(), 3U);
    EXPECT_EQ(batches_->items(melati(), id, {State::done}, 30, 3)[0].place, 31);
}

NASKAH_ON_BOTH_DATABASES(BatchStore);

}  // namespace
