// SPDX-License-Identifier: Apache-2.0
// A person with a seat, acts whose subjects say what goes wrong, and the jobs that do them.
#pragma once

#include "core/batch/batch_store.h"
#include "core/batch/batches.h"
#include "core/base/error.h"
#include "tests/support/db.h"

namespace batch_tests {

using namespace core;
using batch::BatchId;
using batch::Done;
using batch::State;
using batch::Task;
using batch::Wanted;
using db::Tx;

// Melati is head of a section until she is not.
class OneSeat final : public auth::Seating {
  public:
    OneSeat() {
        seat.appointment = AppointmentId::make(Instant{1});
        seat.position = PositionId::make(Instant{1});
        seat.position_name = "Kepala Bidang Aplikasi Informatika";
        seat.capacity = Capacity::acting;
        seat.roles = {"head"};
    }
    std::optional<Called> called(Tx&, std::string_view) override { return std::nullopt; }
    std::vector<Seat> seats(Tx&, PersonId person, Date) override {
        return person == melati && holds ? std::vector{seat} : std::vector<Seat>{};
    }
    const PersonId melati = PersonId::make(Instant{1}), other = PersonId::make(Instant{2});
    Seat seat;
    bool holds = true;
};

class BatchStore : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place_ = std::make_unique<tests::TestDb>(GetParam());
        rights_.declare("letters", "letters.write", {"head"});
        rights_.declare("letters", "letters.read", {"staff"});
        acts_.add("letters", {"letters.stamp", "letters.batch.stamp", "letters.write",
                              [this](const Context& ctx, const Task& task, const Done& done) { stamp(ctx, task, done); }});
        handlers_.on(std::string(batch::Batches::job_kind), [this](const jobs::Job& job) { batches_->work(job); });
        batch::Act vouch{"letters.vouch", "letters.batch.stamp", "letters.write",
                         [this](const Context& ctx, const Task& task, const Done& done) {
                             if (!held_) throw batch::NeedsOwner();
                             stamp(ctx, task, done);
                             if (task.subject == "letter:c") held_ = false;   // as after a restart
                         }};
        vouch.owner_page = "/vouching/{id}";
        vouch.rested = [this](BatchId id, bool) { rested_.push_back(id); };
        acts_.add("letters", vouch);
        handlers_.on(std::string(batch::Batches::serving_job_kind),
                     [this](const jobs::Job& job) { batches_->work(job); }, {}, jobs::Where::serving);
        tests::run_raw(db(), "CREATE TABLE stamped (subject TEXT NOT NULL, person TEXT NOT NULL)");
        auth::Account account;
        account.login = "melati";
        account.name = "Melati Contoh";
        account.person = seating_.melati;
        db().write([&](Tx& tx) {
            Context ctx;
            ctx.clock = &clock_;
            ctx.actor = Actor::system();
            accounts_.create(tx, ctx, account, Secret(std::string("kalimat sandi yang panjang")));
        });
        batches_ = std::make_unique<batch::Batches>(db(), acts_, accounts_, clock_, Zone::wib);
    }
    db::Db& db() { return place_->db(); }

    // The act: a row of its own, and the subject's name says what goes wrong.
    void stamp(const Context& ctx, const Task& task, const Done& done) {
        ++runs_[task.subject];
        if (task.subject == "letter:silent") return;
        if (task.subject == "letter:away" && away_)
            throw Error(Code::unavailable, "letters.error.away", {{"name", "BSrE"}});
        if (task.subject == "letter:broken") throw Error(Code::internal, "core.error.internal");
        if (task.subject == "letter:unwanted") {
            batches_->stop(melati(), task.batch);   // its owner, meanwhile
            throw std::runtime_error("away");
        }
        if (task.subject == "letter:once" && runs_[task.subject] == 1) throw std::runtime_error("away");
        db().write([&](Tx& tx) {
            tx.exec("INSERT INTO stamped (subject, person) VALUES (?, ?)", {task.subject, ctx.actor.person});
            if (task.subject == "letter:changed")
                throw Error(Code::conflict, "letters.error.changed", {{"version", "4"}});
            if (task.subject == "letter:incomplete")
                throw Error("letters.error.incomplete", {{"subject", "letters.fault.subject_empty", {}}});
            done(tx, {"", "", task.payload.value("made", "")});
            if (task.subject == "letter:twice") done(tx, {});
            if (task.subject == "letter:late") throw Error(Code::conflict, "letters.error.changed", {{"version", "2"}});
        });
    }
    std::int64_t stamps(std::string_view subject) {
        return db().read([&](Tx& tx) { return tx.count("SELECT COUNT(*) FROM stamped WHERE subject = ?", {subject}); });
    }
    static std::vector<Wanted> wanted(std::initializer_list<const char*> names) {
        std::vector<Wanted> all;
        for (const char* name : names)
            all.push_back({"letter:" + std::string(name), "Undangan " + std::string(name), "/letters/" + std::string(name),
                           {{"made", ""}}});
        return all;
    }
    Context melati() {
        Context ctx;
        ctx.clock = &clock_;
        ctx.actor.kind = Actor::Kind::person;
        ctx.actor.person = seating_.melati;
        ctx.actor.person_name = "Melati Contoh";
        ctx.actor.seats = {seating_.seat};
        ctx.actor.rights = {"letters.write"};
        return ctx;
    }
    BatchId ask(std::initializer_list<const char*> names) {
        return batches_->ask(melati(), "letters.stamp", "letter", wanted(names));
    }
    void drain() { jobs::Worker(db(), handlers_, clock_, Zone::wib).drain(); }
    // All the time a batch may take over faults of ours.
    void drain_long() {
        for (int i = 0; i < 8; ++i) {
            drain();
            clock_.set(clock_.now() + std::chrono::minutes(5));
        }
    }
    std::vector<batch::Item> items(BatchId id) { return batches_->items(melati(), id, {}, 0, 1000); }
    std::string states(BatchId id) {
        std::string text;
        for (const auto& item : items(id)) text += (text.empty() ? "" : " ") + std::string(name(item.state));
        return text;
    }
    std::string key_of(const std::function<void()>& act) {
        try {
            act();
        } catch (const Error& error) {
            return std::string(name(error.code())) + " " + (error.faults().empty() ? error.key() : error.faults()[0].key);
        }
        return "done";
    }

    SetClock clock_{parse_instant("2026-11-23T08:00:00+07:00")};
    OneSeat seating_;
    auth::Rights rights_;
    auth::Accounts accounts_{rights_, &seating_};
    batch::Acts acts_;
    jobs::Handlers handlers_;
    std::map<std::string, int> runs_;
    bool held_ = true, away_ = true;
    std::vector<BatchId> rested_;
    std::unique_ptr<tests::TestDb> place_;
    std::unique_ptr<batch::Batches> batches_;
};

}  // namespace batch_tests
