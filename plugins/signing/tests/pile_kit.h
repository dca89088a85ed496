// SPDX-License-Identifier: Apache-2.0
// A pile of memos that wait for one signer, and all it takes to sign them with one passphrase.
#pragma once

#include "core/base/file.h"
#include "core/base/text.h"
#include "core/pdf/write.h"
#include "signing/service/signing_many.h"
#include "signing/tests/desk_kit.h"
#include "signing/tests/kit.h"

namespace signing {

// Each memo has a content and a number of its own.
class Pile final : public Subject {
  public:
    explicit Pile(Memo& memo) : memo_(memo) {}
    std::map<std::string, int, std::less<>> numbers;
    std::map<std::string, core::Digest, std::less<>> contents;
    std::set<std::string, std::less<>> to_be_read;
    std::string fails;                        // as if the server died before the last unit of this one
    std::map<std::string, core::Digest, std::less<>> sealed_as;

    std::string kind() const override { return "memo"; }
    Card card(Tx&, std::string_view subject) override {
        Card card;
        card.title = "Perihal " + std::string(subject);
        card.link = "/memos/" + std::string(subject);
        const auto number = numbers.find(subject);
        if (number != numbers.end()) card.number = "000.1.5/" + std::to_string(number->second) + "/DINAS";
        if (to_be_read.contains(subject)) card.must_read = "signing.list.read_first";
        return card;
    }
    core::Digest content(Tx&, std::string_view subject) override {
        const auto own = contents.find(subject);
        return own == contents.end() ? core::sha256(std::string(subject)) : own->second;
    }
    void before_seal(Tx&, const Context&, std::string_view subject, core::AppointmentId) override {
        numbers.emplace(std::string(subject), static_cast<int>(numbers.size()) + 1);
    }
    std::string also_signs(Tx&, const Context&, std::string_view, core::AppointmentId) override { return ""; }
    Unsigned bytes(const Context&, std::string_view) override { return memo_.paper; }
    void sealed(Tx&, const Context&, std::string_view subject, const core::Digest& bytes) override {
        if (subject == fails) throw Error(core::Code::unavailable, "core.error.unavailable");
        if (!sealed_as.emplace(std::string(subject), bytes).second) ADD_FAILURE() << subject << " is sealed twice";
    }
    void returned(Tx&, const Context&, std::string_view, std::string_view) override {}
    core::Verdict may_see(Tx& tx, const core::Actor& actor, std::string_view subject) override {
        return memo_.may_see(tx, actor, subject);
    }
    core::Verdict may_change(Tx&, const core::Actor&, std::string_view) override { return core::Verdict::forbidden; }
    void joined(Tx&, std::string_view, core::PositionId) override {}
    std::vector<Matter> matters(Tx&) override { return {}; }
    std::optional<Level> level(Tx&, std::string_view) override { return Level::b; }

  private:
    Memo& memo_;
};

class OfThatTown final : public core::auth::Seating {
  public:
    OfThatTown(Seats& seats, const core::Clock& clock) : seats_(seats), clock_(clock) {}
    std::vector<core::Seat> seats(Tx&, core::PersonId person, core::Date) override {
        for (const auto& each : seats_.all)
            if (core::PersonId{each.id.uuid} == person) return seats_.as(each.code, clock_).actor.seats;
        return {};
    }
    std::optional<Called> called(Tx&, std::string_view) override { return std::nullopt; }

  private:
    Seats& seats_;
    const core::Clock& clock_;
};

class SigningPile : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        rights.declare("signing", "signing.act", {"staff"});
        rights.declare("signing", "signing.sign", {"staff"});
        keys->create_authority("Pemerintah Kota Contoh");
        keys->enrol(as("KADIS").actor.person, "Nama KADIS", "Pemerintah Kota Contoh", core::Secret("kunci KADIS"));
        core::pdf::Document text;
        text.push_back(core::pdf::Paragraph{.runs = {{"Memo tentang pemeliharaan aplikasi.", {}}}});
        memo.paper.bytes = blobs->put(core::pdf::write(text, {}, NASKAH_FONTS).bytes);
        memo.paper.places = {{0, 320, 400, 200, 54}};
        memo.paper.reason = "Menandatangani memo";
        desk->serve(pile);
        people.emplace(rights, &seating);
        for (const char* code : {"KADIS", "TU"}) account(code);
        hands = std::make_unique<Hands>(place->db(), *people, *keys);
        sealing = std::make_unique<Sealing>(place->db(), *blobs, events, subjects, *keys, *hands, *inspect, seats, Level::b);
        desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
        core::batch::Act act{std::string(SigningMany::act), "signing.batch.sign", "signing.sign",
                             [this](const Context& ctx, const core::batch::Task& task, const core::batch::Done& done) {
                                 if (before_each) before_each(task.subject);
                                 many->run(ctx, task, done);
                             }};
        act.owner_page = "/signing/many/{id}";
        act.rested = [this](core::batch::BatchId id, bool over) { many->rested(id, over); };
        acts.add("signing", act);
        handlers.on(std::string(core::batch::Batches::serving_job_kind),
                    [this](const core::jobs::Job& job) { batches->work(job); });
        handlers.on(std::string(SigningMany::wipe_job),
                    [this](const core::jobs::Job&) { many->close_expired(clock.now()); });
        batches = std::make_unique<core::batch::Batches>(place->db(), acts, *people, clock, core::Zone::wib);
        reading = std::make_unique<Reading>(place->db(), subjects);
        start();
    }
    // The room of a process that has just begun: nobody's hand is open.
    void start() {
        many.reset();
        open_hands = std::make_unique<OpenHands>(clock);
        many = std::make_unique<SigningMany>(place->db(), subjects, *hands, *open_hands, *sealing, *reading, *batches);
    }
    // The same with keepers elsewhere, in the world of the tests' authority; the memo is a letter of its paper.
    void open_elsewhere() {
        clock = core::SetClock(test::world().now);
        core::write_whole(place->folder() / "keys" / "anchors" / "world.pem",
                          core::view(core::pki::pem(test::world().root.certificate())));
        memo.paper.bytes = blobs->put(test::letter());
        keys = std::make_unique<Keys>(place->folder() / "keys", place->db(), clock, "", "", core::pki::KeyKind::ec_p256);
        inspect = std::make_unique<Inspect>(*keys);
        clients = std::make_unique<ProviderClients>(place->folder() / "keys", *keys, std::vector<std::string>{});
        providers = std::make_unique<Providers>(place->db(), clock, *people, seats, *clients);
        hands = std::make_unique<Hands>(place->db(), *people, *keys, providers.get(),
                                        [this] { return inspect->anchors(); });
        sealing = std::make_unique<Sealing>(place->db(), *blobs, events, subjects, *keys, *hands, *inspect, seats, Level::b);
        desk = std::make_unique<Desk>(place->db(), events, seats, subjects, *sealing);
        handlers.on(std::string(Holding::job), [](const core::jobs::Job&) {});
        start();
    }
    void account(const std::string& code) {
        core::auth::Account account;
        account.login = "akun." + core::text::lower(code);
        account.name = "Nama " + code;
        account.person = as(code).actor.person;
        place->db().write([&](Tx& tx) {
            Context ctx;
            ctx.clock = &clock;
            ctx.actor = core::Actor::system();
            people->create(tx, ctx, account, core::Secret(std::string("kalimat sandi yang panjang")));
        });
    }
    // Memos of which each waits for the signature of KADIS alone.
    std::vector<Many::Chosen> wait_for_signature(int count) {
        std::vector<Many::Chosen> chosen;
        for (int n = 1; n <= count; ++n) {
            const std::string memo_n = "memo:" + std::to_string(n);
            place->db().write([&](Tx& tx) {
                desk->open(tx, as("STAF"), memo_n, pile.content(tx, memo_n),
                           {{StepKind::signature, seats.id("KADIS"), 1}});
            });
            clock.pass(std::chrono::milliseconds(1));
            chosen.push_back({memo_n, core::sha256(memo_n)});
        }
        return chosen;
    }
    core::batch::BatchId begin(const std::vector<Many::Chosen>& chosen) {
        return many->begin(as("KADIS"), chosen, core::Secret("kunci KADIS"));
    }
    void drain() { core::jobs::Worker(place->db(), handlers, clock, core::Zone::wib).drain(); }
    std::vector<core::batch::Item> items(core::batch::BatchId id) {
        return batches->items(as("KADIS"), id, {}, 0, 1000);
    }
    std::string results(core::batch::BatchId id) {
        std::string text;
        for (const auto& item : items(id)) text += (text.empty() ? "" : " ") + std::string(name(item.state));
        return text;
    }
    core::batch::Batch shown(core::batch::BatchId id) { return batches->show(as("KADIS"), id); }
    std::int64_t rows(core::db::Sql sql) {
        return place->db().read([&](Tx& tx) { return tx.count(sql, {}); });
    }
    RoundState state(std::string_view about) { return desk->show(as("KADIS"), about).round.state; }

    Pile pile{memo};
    OfThatTown seating{seats, clock};
    std::optional<core::auth::Accounts> people;
    core::batch::Acts acts;
    std::function<void(const std::string& subject)> before_each;
    std::unique_ptr<core::batch::Batches> batches;
    std::unique_ptr<ProviderClients> clients;
    std::unique_ptr<Providers> providers;
    std::unique_ptr<OpenHands> open_hands;
    std::unique_ptr<Reading> reading;
    std::unique_ptr<SigningMany> many;
};

}  // namespace signing
