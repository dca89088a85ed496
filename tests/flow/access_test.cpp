// SPDX-License-Identifier: Apache-2.0
// The access rule asked in every way there is: letters of all classes and states, and for each person what lists,
// counters, search, registers, exports, notices and the API tell of each, against the rule in words
// (access_model.h). Then one word of a secret letter is changed, and no byte of any answer to others changes.
#include <algorithm>
#include <regex>

#include "tests/flow/access_town.h"

namespace access_test {

using namespace access_proof;
using core::Json;
using tests::Reply;

constexpr int pairs_asked = 1200;

// Shows the first difference, not two pages.
void same(const std::string& before, const std::string& after, const std::string& where) {
    if (before == after) return;
    const auto at = static_cast<std::size_t>(std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first -
                                             before.begin());
    const auto from = at < 80 ? 0 : at - 80;
    ADD_FAILURE() << where << ":\n" << before.substr(from, 200) << "\n---\n" << after.substr(from, 200);
}

class AccessProof : public AccessTown {
  protected:
    // What lists and counters tell, exactly, and that nothing else names what he may not know of.
    void ask_all(const std::string& position);
    // One person and two letters, in one of five ways: what is hidden answers as what does not exist.
    void ask_one(const std::string& position, const Written& ours, const Received& theirs);
    std::map<std::string, std::string> all_answers(const std::string& position);
    std::string missing_key_;
};

void AccessProof::ask_all(const std::string& position) {
    SCOPED_TRACE(position);
    const auto all = static_cast<std::int64_t>(written_.size() + received_.size());
    const auto& seat = office_.seat(position);
    const auto& who = as(position);
    const auto outgoing = ids(who, "/api/v1/letters?limit=100", "letters");
    const auto box = ids(who, "/api/v1/incoming?limit=100", "incoming");
    std::int64_t readable = 0, entries = 0;
    std::map<std::string, bool> known;
    for (const auto& letter : written_) {
        EXPECT_EQ(outgoing.contains(letter.id), office_.lists(seat, letter)) << word(letter.access) << " " << letter.mark;
        readable += letter.sent && office_.lists(seat, letter) ? 1 : 0;
        known[letter.mark] = known[letter.body_mark] =
            office_.opens(seat, letter) || office_.registered(seat, letter) ||
            office_.shelved(seat, letter, office_.seat(letter.drafter).unit);
    }
    for (const auto& letter : received_) {
        EXPECT_EQ(box.contains(letter.id), office_.lists(seat, letter)) << word(letter.access) << " " << letter.mark;
        entries += office_.reads(seat, letter) ? 1 : 0;
        known[letter.mark] = known[letter.mark] || office_.opens(seat, letter) || office_.files(seat, letter) ||
                             office_.shelved(seat, letter, office_.seat(letter.position).unit);
    }
    // Who may read a copy of it reads its body there.
    for (const auto& letter : written_) known[letter.body_mark] = known[letter.body_mark] || known[letter.mark];
    EXPECT_EQ(found(who, "laporan%20naskah", "letter"), readable);
    EXPECT_EQ(found(who, "naskah", "incoming"), entries);
    for (const auto& place : places)
        for (const auto& mark : marks_in(who, place))
            EXPECT_TRUE(!known.contains(mark) || known[mark]) << mark << " on " << place;
    asked_ += all * static_cast<std::int64_t>(4 + places.size());
}

void AccessProof::ask_one(const std::string& position, const Written& ours, const Received& theirs) {
    SCOPED_TRACE(position + " " + word(ours.access) + " " + ours.mark + ", " + word(theirs.access) + " " + theirs.mark);
    const auto& seat = office_.seat(position);
    const auto& who = as(position);
    const bool may_ours = office_.opens(seat, ours), may_theirs = office_.opens(seat, theirs);
    const int first = may_ours ? 200 : 404, second = may_theirs ? 200 : 404;
    switch (pick(5)) {
        case 0: {
            const Reply reply = who.get("/api/v1/letters/" + ours.id);
            EXPECT_EQ(reply.status, first);
            if (!may_ours) EXPECT_EQ(reply.json.value("key", ""), missing_key_);
            break;
        }
        case 1: EXPECT_EQ(who.get("/api/v1/incoming/" + theirs.id).status, second); break;
        case 2:
            EXPECT_EQ(who.get("/api/v1/may?act=letters.read&object=letter:" + ours.id).status, first);
            EXPECT_EQ(who.get("/api/v1/may?act=incoming.read&object=incoming:" + theirs.id).status, second);
            break;
        case 3: {
            const bool listed = ours.sent && office_.lists(seat, ours);
            EXPECT_EQ(found(who, ours.mark, "letter"), listed ? 1 : 0);
            EXPECT_EQ(found(who, ours.body_mark, "letter"), listed && ours.access <= Class::T ? 1 : 0)
                << "of the body of a secret letter no word is kept for search";
            break;
        }
        case 4:
            EXPECT_EQ(who.get("/letters/" + ours.id + "/pdf").status, first);
            EXPECT_EQ(who.get("/incoming/" + theirs.id + "/pdf").status, second);
            break;
    }
    asked_ += 2;
}

TEST_P(AccessProof, nobody_learns_of_what_he_may_not_know_and_everybody_finds_the_rest) {
    ASSERT_NO_FATAL_FAILURE(write_letters());
    ASSERT_NO_FATAL_FAILURE(receive_letters());
    ASSERT_NO_FATAL_FAILURE(learn_copies());
    ASSERT_NO_FATAL_FAILURE(reclassify());
    ASSERT_NO_FATAL_FAILURE(hand_over());
    missing_key_ = as("DISKOMINFO.KEU").get("/api/v1/letters/01936b2e-0000-7000-8000-000000000000").json.value("key", "");
    for (const auto& position : people) ask_all(position);
    for (int i = 0; i < pairs_asked; ++i) {
        const auto& position = one_of(people);
        const auto& ours = one_of(written_);
        ask_one(position, ours, one_of(received_));
    }
    EXPECT_GT(asked_, 100'000);
    RecordProperty("questions", std::to_string(asked_));
}

// Roles and units of positions are another by an import; nothing is put into the index for it.
TEST_P(AccessProof, a_role_taken_or_given_and_a_position_moved_change_what_lists_and_search_tell_at_once) {
    ASSERT_NO_FATAL_FAILURE(write_letters());
    ASSERT_NO_FATAL_FAILURE(receive_letters());
    ASSERT_NO_FATAL_FAILURE(learn_copies());
    ASSERT_NO_FATAL_FAILURE(hand_over());
    missing_key_ = as("DISKOMINFO.KEU").get("/api/v1/letters/01936b2e-0000-7000-8000-000000000000").json.value("key", "");
    struct Change {
        std::string position, unit, roles;
        std::set<std::string> now;
    };
    const std::vector<Change> changes{
        {"DISKOMINFO.ARSIPARIS", "DISKOMINFO", "staf", {"staf"}},
        {"DISKOMINFO.UMPEG", "DISKOMINFO", "staf", {"staf"}},
        {"DISKOMINFO.REN", "DISKOMINFO", "staf;arsiparis", {"staf", "arsiparis"}},
        {"DISKOMINFO.KEU", "DISKOMINFO", "staf;pencatat", {"staf", "pencatat"}},
        {"DISKOMINFO.STATSANDI.KABID", "DISKOMINFO.STATSANDI", "staf", {"staf"}},
        {"DISKOMINFO.IKP.KABID", "DISKOMINFO.STATSANDI", "staf;pimpinan", {"staf", "pimpinan"}},
        {"DISKOMINFO.APTIKA.TIM1", "DINKES", "staf;pimpinan", {"staf", "pimpinan"}},
        {"DINKES.UMPEG", "INSP", "staf;pencatat", {"staf", "pencatat"}},
        {"UM.ARSIPARIS", "INSP", "staf;arsiparis", {"staf", "arsiparis"}}};
    const auto told = [&] {
        std::vector<std::int64_t> all;
        for (const auto& each : changes)
            for (const auto* kind : {"incoming", "letter"}) all.push_back(found(as(each.position), "naskah", kind));
        return all;
    };
    const auto before = told();
    std::string sheet = "kode,nama,unit,peran\n";
    for (const auto& line : tests::demo_table("jabatan.csv"))
        for (const auto& each : changes)
            if (line.at("kode") == each.position) sheet += each.position + ",\"" + line.at("nama") + "\"," + each.unit + "," + each.roles + "\n";
    const Reply taken = as("DISKOMINFO.ADMIN").upload("/api/v1/directory/import", {}, "jabatan.csv",
                                                      core::view(sheet));
    ASSERT_EQ(taken.status, 200) << taken.json.dump();
    for (const auto& each : changes) office_.rearrange(each.position, each.unit, each.now);
    for (const auto& position : people) ask_all(position);
    for (int i = 0; i < pairs_asked; ++i) {
        const auto& position = one_of(changes).position;
        const auto& ours = one_of(written_);
        ask_one(position, ours, one_of(received_));
    }
    EXPECT_NE(told(), before);
}

std::map<std::string, std::string> AccessProof::all_answers(const std::string& position) {
    // The mask of forms, the id of the request, until when what is shown was told, and when a list was made.
    static const std::regex changing("(name=\"csrf(-token)?\" (content|value)=\"[^\"]*\")|(\"request_id\":\"[^\"]*\")|"
                                     "(class=\"code\">[0-9a-f-]{36}<)|(name=\"until\" value=\"[0-9]*\")|(Keadaan [^:<]*:)");
    std::map<std::string, std::string> all;
    auto asked = places;
    for (const auto& kind : {"letter", "incoming"})
        for (const auto& words : {"zqalfa", "zqomega", "laporan"})
            asked.push_back(std::string("/api/v1/search?q=") + words + "&kind=" + kind);
    // What was likely meant, what words go on, and how it is spelt.
    for (const auto& typed : {"search?q=zqalfo", "search?q=zqomeg", "search/suggestions?q=zqal", "search/suggestions?q=laporan+zqo"})
        asked.push_back(std::string("/api/v1/") + typed);
    for (const auto& place : asked) {
        const Reply reply = as(position).get(place);
        all[place] = std::to_string(reply.status) + " " +
                     (place.ends_with(".xlsx") || place.ends_with(".ics") ? "" : std::regex_replace(reply.text(), changing, ""));
    }
    return all;
}

TEST_P(AccessProof, a_word_of_a_secret_letter_changes_no_byte_for_others) {
    auto content = note(as("DISKOMINFO.APTIKA.STAF"), "Laporan zqalfa");
    content["access"] = "sangat_rahasia";
    content["body"] = "Bersama ini disampaikan laporan zqalfa.";
    content["initials"] = Json::array();
    const Reply made = as("DISKOMINFO.APTIKA.STAF").post("/api/v1/letters", content);
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string id = made.json.at("id");
    tests::send_up(as("DISKOMINFO.APTIKA.STAF"), id);
    const std::vector<std::string> others{"DISKOMINFO.IKP.STAF", "DISKOMINFO.UMPEG", "DISKOMINFO.ARSIPARIS",
                                          "DISKOMINFO.APTIKA.TIM1", "SETDA.SEKDA", "DISKOMINFO.ADMIN"};
    std::map<std::string, std::map<std::string, std::string>> before;
    for (const auto& each : others) before[each] = all_answers(each);
    const auto own = all_answers("DISKOMINFO.KADIS");
    content["subject"] = "Laporan zqomega";
    content["body"] = "Bersama ini disampaikan laporan zqomega.";
    content["version"] = as("DISKOMINFO.KADIS").get("/api/v1/letters/" + id).json.at("version");
    const Reply corrected = as("DISKOMINFO.KADIS").post("/api/v1/letters/" + id + "/correct", content);
    ASSERT_EQ(corrected.status, 200) << corrected.json.dump();
    for (const auto& each : others)
        for (const auto& [place, answer] : all_answers(each)) same(before[each][place], answer, each + " on " + place);
    EXPECT_NE(all_answers("DISKOMINFO.KADIS"), own) << "its signer sees the change: the answers would show one";
}

NASKAH_ON_BOTH_DATABASES(AccessProof);

}  // namespace
