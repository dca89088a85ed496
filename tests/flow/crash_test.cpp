// SPDX-License-Identifier: Apache-2.0
// The server is killed at random moments of signing and of raising, many letters in flight at once: one kill
// cuts several of them short, each at a moment of its own, and those are counted. Each letter ends signed once,
// or unsigned with its number held; no number is lost or given twice; the newest file begins with the sealed one
// and holds. NASKAH_KILLS=200 goes on until so many kills are done, however many letters each of them cut short.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "core/blob/store.h"
#include "core/jobs/jobs.h"
#include "signing/check/rules.h"
#include "signing/service/judging.h"
#include "tests/flow/flow.h"

namespace crash_test {

using core::Json;
using tests::Caller;
using tests::Reply;
using std::chrono::microseconds;

class SealCrash : public tests::Flow {
  protected:
    static constexpr int at_once = 6, of_signing = 18, of_raising = 5, most_kills = 60;
    static int kills_wanted() {
        const char* said = std::getenv("NASKAH_KILLS");
        return said == nullptr ? 0 : std::atoi(said);
    }

    void SetUp() override {
        tests::Flow::SetUp();
        if (IsSkipped()) return;
        drafter_.emplace(caller("DISKOMINFO.APTIKA.STAF"));
        head_.emplace(caller("DISKOMINFO.KADIS"));
        archivist_.emplace(caller("DISKOMINFO.ARSIPARIS"));
        const Reply made = archivist_->post("/api/v1/archive/dossiers",
                                            {{"code", "000.1.5"}, {"title", "Kesiapan aplikasi"}});
        ASSERT_EQ(made.status, 201) << made.json.dump();
        dossier_ = made.json["id"];
    }

    void submit();
    // All of them at once, each by a request of its own; true where the answer came.
    std::vector<char> sign(const std::vector<std::string>& letters, const std::function<void()>& meanwhile);
    // A moment of signing that follows how long signing takes on this machine just now.
    microseconds some_moment() {
        return microseconds(static_cast<std::int64_t>(static_cast<double>(reach_.count()) * spread_(chance_)));
    }
    void undisturbed();
    // Both give how many were cut short.
    int killed_while_signing();
    int killed_while_raising();
    // Jobs of raising that somebody holds; of a server that died, those it never gave back.
    std::set<std::string> held();
    int held_when_it_died();
    void file_what_was_sent();
    void look_after(const std::vector<std::string>& letters);
    void note_number(const std::string& id, const Json& letter);
    Reply letter(const std::string& id) { return drafter_->get("/api/v1/letters/" + id); }
    void bring_to_an_end();
    // As if the time had passed that failed jobs wait for, and an administrator had those tried that gave up.
    void let_time_pass();
    void judge(const std::string& id, const core::blob::Store& blobs, const signing::check::Anchors& anchors);

    std::optional<Caller> drafter_, head_, archivist_;
    std::string dossier_;
    std::vector<std::string> unsigned_, all_;
    std::set<std::string> filed_, leases_;   // leases_: of workers that died
    std::mt19937 chance_{20261123};
    std::uniform_real_distribution<double> spread_{0.0, 1.25};
    microseconds reach_{0};
    std::map<std::string, std::string> numbers_;   // of the letters that have one
};

void SealCrash::submit() {
    auto content = note(*drafter_, "Laporan kesiapan aplikasi ke-" + std::to_string(all_.size() + 1));
    content["initials"] = Json::array();
    const Reply made = drafter_->post("/api/v1/letters", content);
    ASSERT_EQ(made.status, 201) << made.json.dump();
    send_up(*drafter_, made.json["id"]);
    all_.push_back(made.json["id"]);
    unsigned_.push_back(made.json["id"]);
}

std::vector<char> SealCrash::sign(const std::vector<std::string>& letters, const std::function<void()>& meanwhile) {
    std::vector<char> answered(letters.size(), 0);
    std::vector<std::thread> clerks;
    for (std::size_t i = 0; i < letters.size(); ++i)
        clerks.emplace_back([&, i] {
            try {
                const Reply reply = head_->post("/api/v1/signing/letter:" + letters[i] + "/sign",
                                                {{"passphrase", tests::demo_passphrase}});
                EXPECT_EQ(reply.status, 200) << reply.json.dump();
                answered[i] = 1;
            } catch (const core::Error&) {
                // The server died under the request; that is the point.
            }
        });
    meanwhile();
    for (auto& clerk : clerks) clerk.join();
    return answered;
}

void SealCrash::undisturbed() {
    while (unsigned_.size() < at_once) submit();
    const auto begun = std::chrono::steady_clock::now();
    for (const char answer : sign(unsigned_, [] {})) EXPECT_EQ(answer, 1);
    reach_ = std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begun);
    look_after(unsigned_);
}

int SealCrash::killed_while_signing() {
    while (unsigned_.size() < at_once) submit();
    file_what_was_sent();
    const auto letters = unsigned_;
    const auto answered = sign(letters, [&] {
        std::this_thread::sleep_for(some_moment());
        server_->kill();
    });
    const auto cut = std::count(answered.begin(), answered.end(), 0);
    if (cut == static_cast<std::ptrdiff_t>(letters.size())) reach_ = reach_ * 5 / 4;
    if (cut == 0) reach_ = reach_ * 4 / 5;
    return static_cast<int>(cut);
}

// Signed in peace, filed, and killed when the first of them are in the works.
int SealCrash::killed_while_raising() {
    undisturbed();
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);   // a hang guard
    while (held() == leases_ && std::chrono::steady_clock::now() < end) {
        file_what_was_sent();   // what is sealed is sent a moment later
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    std::this_thread::sleep_for(some_moment() / at_once);
    server_->kill();
    return held_when_it_died();
}

std::set<std::string> SealCrash::held() {
    std::set<std::string> leases = leases_;
    const auto db = core::db::open(city_->address());
    db->read([&](core::db::Tx& tx) {
        tx.each("SELECT lease FROM core_job WHERE kind = 'signing.raise' AND state = 'running'", {},
                [&](const core::db::Row& row) { leases.insert(row.text(0)); });
    });
    return leases;
}

int SealCrash::held_when_it_died() {
    const auto before = leases_.size();
    leases_ = held();
    return static_cast<int>(leases_.size() - before);
}

// What the archive does not know of yet comes another time.
void SealCrash::file_what_was_sent() {
    int left = at_once;
    for (const auto& [id, number] : numbers_) {
        if (left == 0) return;
        if (filed_.contains(id) || letter(id).json["state"] != "sent") continue;
        --left;
        const Reply filed = archivist_->post("/api/v1/archive/dossiers/" + dossier_ + "/items",
                                             {{"subject", "letter:" + id}});
        if (filed.status == 201 || filed.status == 409) filed_.insert(id);
    }
}

void SealCrash::note_number(const std::string& id, const Json& letter) {
    const auto found = letter.find("number");
    if (found == letter.end() || !found->is_string() || found->get<std::string>().empty()) {
        EXPECT_FALSE(numbers_.contains(id)) << "a number was lost: " << letter.dump();
        return;
    }
    const std::string number = letter["number"];
    const auto [known, fresh] = numbers_.emplace(id, number);
    EXPECT_EQ(known->second, number) << "another number than before";
}

void SealCrash::look_after(const std::vector<std::string>& letters) {
    std::vector<std::string> again;
    for (const auto& id : letters) {
        const Json found = letter(id).json;
        const std::string state = found["state"];
        EXPECT_TRUE(state == "waiting" || state == "sealing" || state == "sealed" || state == "sent") << state;
        note_number(id, found);
        EXPECT_EQ(numbers_.contains(id), state != "waiting") << state;
        if (state == "waiting" || state == "sealing") again.push_back(id);
    }
    unsigned_ = again;
    EXPECT_EQ(head_->get("/api/v1/numbers").json["gaps"], 0);
}

// Everybody signs what is left, everything is filed, and every file reaches the level of the archive. What a
// dead worker held is taken up again when its lease is over.
void SealCrash::bring_to_an_end() {
    const auto left = unsigned_;
    for (const char answer : sign(left, [] {})) EXPECT_EQ(answer, 1);
    look_after(left);
    EXPECT_TRUE(unsigned_.empty());
    const std::chrono::minutes patience(kills_wanted() > 0 ? 20 : 5);   // a hang guard
    const auto end = std::chrono::steady_clock::now() + patience;
    for (std::size_t at = 0, asked = 0; at < all_.size(); ++asked) {
        if (asked % 50 == 49) let_time_pass();
        ASSERT_LT(std::chrono::steady_clock::now(), end) << all_[at] << " is stuck: " << letter(all_[at]).json.dump();
        file_what_was_sent();
        const Json round = drafter_->get("/api/v1/signing/letter:" + all_[at]).json;
        const Json stands = round.value("evidence", Json::object());   // none while the database is busy or away
        if (filed_.contains(all_[at]) && stands.value("level", "") == "B-LTA") ++at;
        else std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

void SealCrash::let_time_pass() {
    const auto db = core::db::open(city_->address());
    db->write([&](core::db::Tx& tx) {
        for (const auto& each : core::jobs::dead(tx)) core::jobs::retry(tx, each.id, core::SystemClock().now());
        tx.exec("UPDATE core_job SET run_at = 0 WHERE kind = 'signing.raise' AND state = 'waiting'", {});
    });
}

void SealCrash::judge(const std::string& id, const core::blob::Store& blobs, const signing::check::Anchors& anchors) {
    const Json round = drafter_->get("/api/v1/signing/letter:" + id).json;
    ASSERT_EQ(round["state"], "sealed") << round.dump();
    const auto sealed = blobs.get(core::Digest::parse(round["sealed"].get<std::string>()));
    const auto newest = blobs.get(core::Digest::parse(round["evidence"]["bytes"].get<std::string>()));
    ASSERT_GT(newest.size(), sealed.size());
    EXPECT_TRUE(std::equal(sealed.begin(), sealed.end(), newest.begin())) << "the sealed bytes are another file's";
    const auto report = signing::check::inspect(newest, anchors, core::SystemClock().now());
    EXPECT_TRUE(report.genuine()) << signing::check::to_json(report).dump(1);
    int signatures = 0;
    for (const auto& each : report.signatures) {
        signatures += each.document_timestamp ? 0 : 1;
        EXPECT_EQ(each.level, each.document_timestamp ? "DTS" : "B-LTA");
    }
    EXPECT_EQ(signatures, 1) << "signed once";
    EXPECT_EQ(drafter_->get("/api/v1/letters/" + id + "/pdf").bytes, newest);
}

TEST_P(SealCrash, leaves_no_letter_in_doubt_and_no_number_lost) {
    server_->set("job_workers=8");   // from the first restart on: more is being raised when it dies
    undisturbed();
    int signing = 0, raising = 0, kills = 0;
    const auto wanting = [&] {
        if (kills < kills_wanted()) return true;
        return (signing < of_signing || raising < of_raising) && kills < most_kills;
    };
    for (; wanting(); ++kills) {
        if (raising * of_signing < signing * of_raising) {
            raising += killed_while_raising();
        } else {
            signing += killed_while_signing();
            raising += held_when_it_died();
        }
        const auto letters = unsigned_;
        server_->start();
        look_after(letters);
    }
    EXPECT_GE(signing, of_signing) << kills << " kills";
    EXPECT_GE(raising, of_raising) << kills << " kills";
    RecordProperty("moments_of_signing", signing);
    RecordProperty("moments_of_raising", raising);
    std::cout << kills << " kills: " << signing << " moments of signing, " << raising << " of raising, " << all_.size()
              << " letters" << std::endl;
    bring_to_an_end();
    std::set<std::string> different;
    for (const auto& [id, number] : numbers_) different.insert(number);
    EXPECT_EQ(different.size(), all_.size()) << "no number twice";
    const auto blobs = core::blob::folder(server_->folder() / "data/blobs");
    const auto anchors = signing::anchors_of((server_->folder() / "data/keys/anchors").string());
    for (const auto& id : all_) judge(id, *blobs, anchors);
    EXPECT_EQ(head_->get("/api/v1/numbers").json["gaps"], 0);
    server_->stop();
    server_->command({"audit:verify"});
}

NASKAH_ON_BOTH_DATABASES(SealCrash);

// The last of them is given up: its number stays in the book, and nobody can sign it any more.
class SealGivenUp : public SealCrash {};

TEST_P(SealGivenUp, keeps_the_number_of_a_letter_withdrawn_between_number_and_seal) {
    undisturbed();
    std::string between;
    for (int kills = 0; between.empty() && kills < most_kills; ++kills) {
        killed_while_signing();
        const auto letters = unsigned_;
        server_->start();
        look_after(letters);
        for (const auto& id : unsigned_)
            if (letter(id).json["state"] == "sealing") between = id;
    }
    ASSERT_FALSE(between.empty());
    const std::string path = "/api/v1/letters/" + between;
    const Reply void_ = head_->post(path + "/withdraw", {{"reason", "Salah tujuan."}});
    EXPECT_EQ(void_.status, 200) << void_.json.dump();
    EXPECT_EQ(void_.json["state"], "void");
    EXPECT_EQ(void_.json["number"], numbers_.at(between));
    const Reply late = head_->post("/api/v1/signing/letter:" + between + "/sign",
                                   {{"passphrase", tests::demo_passphrase}});
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(letter(between).json["state"], "void");
    EXPECT_EQ(head_->get("/api/v1/numbers").json["gaps"], 0);
}

NASKAH_ON_BOTH_DATABASES(SealGivenUp);

}  // namespace
