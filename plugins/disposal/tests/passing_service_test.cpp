// SPDX-License-Identifier: Apache-2.0
// Transfers and handovers at random against the law told once more as a clerk would keep it in folders: whoever presses
// whatever, each thing lies where the folders say, and what goes is what the signed act names, not one more and not one
// less (archive.md 1.9, 6.5, I16). NASKAH_HISTORIES=2000 plays so many.
#include <cstdlib>

#include "disposal/tests/desk_town.h"
#include "disposal/tests/passing_law.h"

namespace disposal {
namespace passing_service_test {

using namespace town;
using passing::Folder;
using passing::Law;
using passing::Press;
using passing::things;

class PassingModel : public DeskTown {
  protected:
    void SetUp() override {
        DeskTown::SetUp();
        if (IsSkipped()) return;
        parts_->institution = "INSP";   // which seat 6 leads
        for (const auto* number : {"ba satu", "ba dua", "ba tiga"})
            post_.all.push_back({number, "berita_acara", {seat(2), seat(1), seat(4), seat(6)}});
        post_.all.push_back({"short", "berita_acara", {seat(5)}});
        post_.all.push_back({"statement", "surat_pernyataan", {seat(4)}});
    }
    void play(bool handover);
    void decreed(Law& law, const std::vector<int>& of);
    void meddle(Law& law);
    void put(const Law& law, int at);
    Press chosen(const Folder& folder);
    bool carry_out(const Folder& folder, const Press& press);
    void compare(const Law& law, const std::string& after);

    int gone_ = 0, stayed_ = 0, refused_ = 0;
};

// As the committee's way leaves it, which is that of a destruction.
void PassingModel::decreed(Law& law, const std::vector<int>& of) {
    Drawn wish;
    wish.kind = Kind::handover;
    for (const int at : of) wish.dossiers.push_back(dossier(at));
    law.decreed(of);
    law.folders.back().id = desk_->draw(offices_.as(0, clock_), wish);
    const auto id = law.folders.back().id;
    desk_->seat(offices_.as(0, clock_), id, {{Part::chair, seat(1)}, {Part::unit, seat(2)}, {Part::archivist, seat(3)}});
    place_->db().write([&](Tx& tx) {
        auto p = *parts_->proposals.find(tx, id);
        p.state = State::decreed;
        parts_->proposals.save(tx, p);
        for (auto line : parts_->proposals.lines(tx, id)) {
            line.decision = Decision::agreed;
            line.found = Found::matches;
            parts_->proposals.save(tx, id, line);
        }
    });
}

void PassingModel::put(const Law& law, int at) {
    const auto& it = law.all[static_cast<std::size_t>(at)];
    place_->db().write([&](Tx& tx) {
        tx.exec("UPDATE town_thing SET over = ?, held = ?, lent = ?, broken = ?, content = ? WHERE id = ?",
                {it.over ? 1 : 0, it.held ? 1 : 0, it.lent ? 1 : 0, it.broken ? 1 : 0, it.content, dossier(at).text()});
    });
}

void PassingModel::meddle(Law& law) {
    const int at = any(things);
    auto& it = law.all[static_cast<std::size_t>(at)];
    switch (any(8)) {
        case 0: it.held = true; break;
        case 1: it.lent = !it.lent; break;
        case 2: it.broken = any(2) == 0; break;
        case 3: it.content += any(3) == 0 ? 1 : 0; break;
        case 4: it.over = any(4) > 0; break;
        default:
            it.held = it.lent = it.broken = false;
            it.over = true;
    }
    put(law, at);
}

// Mostly what leads on, else anything by anybody.
Press PassingModel::chosen(const Folder& f) {
    std::vector<int> open, left;
    for (int at = 0; at < static_cast<int>(f.sheets.size()); ++at) {
        const auto& sheet = f.sheets[static_cast<std::size_t>(at)];
        if (sheet.end.empty()) left.push_back(at);
        if (sheet.end.empty() && sheet.look.empty()) open.push_back(at);
    }
    static const std::array<const char*, 3> looks{"matches", "differs", "missing"}, acts{"ba satu", "ba dua", "ba tiga"};
    const auto one = [&](const auto& words) { return std::string(words[static_cast<std::size_t>(any(3))]); };
    const int receiver = f.handover ? 6 : 0;
    // The act is there, and then something else is found, or given back.
    if (f.stage == "received" && !f.act.empty() && !left.empty() && any(3) == 0) {
        const auto at = left[static_cast<std::size_t>(any(static_cast<int>(left.size())))];
        if (f.handover || any(2) == 0) return {receiver, "strike", "", {at}, true};
        return {receiver, "look", one(looks), {at}, true};
    }
    if (any(4) > 0) {
        std::vector<Press> ways;
        if (f.stage == "draft") ways = {{3, "submit", "", {}, true}};
        if (f.stage == "submitted") ways = {{2, "approve", "", {}, true}};
        if (f.stage == "approved") ways = {{3, "send", "", {}, true}};
        if (f.stage == "sent" || (f.stage == "decreed" && open.empty())) ways = {{receiver, "receive", "", {}, true}};
        if (!open.empty() && (f.stage == "decreed" || f.stage == "received")) ways = {{receiver, "look", one(looks), {open.front()}, true}};
        if (f.stage == "received" && (open.empty() || f.handover))
            ways = {{0, "file", one(acts), {}, true}, {f.handover ? 1 : 0, f.handover ? "finish" : "accept", "", {}, true}};
        if (f.stage == "received" && f.handover && !f.statement) ways = {{3, "statement", "", {}, true}};
        if (!ways.empty()) return ways[static_cast<std::size_t>(any(static_cast<int>(ways.size())))];
    }
    static const std::array<const char*, 15> whats{"look",    "strike", "strike", "file",   "take off", "receive", "accept", "finish",
                                                   "submit",  "approve", "send",  "statement", "send_back", "cancel", "reject"};
    Press p;
    p.who = any(people);
    p.what = whats[static_cast<std::size_t>(any(any(5) == 0 ? 15 : 12))];
    p.lines = some(static_cast<int>(f.sheets.size()));
    p.reason = any(8) > 0;
    if (p.what == "look") p.with = one(looks);
    if (p.what == "file") p.with = any(5) == 0 ? "short" : one(acts);
    return p;
}

bool PassingModel::carry_out(const Folder& f, const Press& p) {
    const auto ctx = offices_.as(p.who, clock_);
    const std::string reason = p.reason ? "Menurut pemeriksaan di depo." : "";
    return done([&] {
        if (p.what == "file" || p.what == "statement") {
            Filing filing;
            filing.kind = p.what == "file" ? Paper::act : Paper::authenticity;
            filing.number = p.what == "file" ? p.with : "statement";
            return desk_->file(ctx, f.id, filing);
        }
        if (p.what == "take off") return desk_->take_off(ctx, f.id, Paper::act, reason);
        if (p.what == "look" || p.what == "strike") {
            Deciding wish;
            for (const int line : p.lines) wish.lines.push_back(line + 1);
            if (p.what == "look") wish.found = named(p.with, all_found);
            else wish.decision = Decision::struck;
            wish.reason = reason;
            return desk_->decide(ctx, f.id, wish);
        }
        Doing doing;
        doing.act = named(p.what, all_acts);
        doing.note = reason;
        desk_->act(ctx, f.id, doing);
    });
}

void PassingModel::compare(const Law& law, const std::string& after) {
    place_->db().read([&](Tx& tx) {
        for (int at = 0; at < things; ++at) {
            const auto& it = law.all[static_cast<std::size_t>(at)];
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM town_thing WHERE id = ? AND place = ?", {dossier(at).text(), it.place}), 1)
                << after << ", thing " << at << " is not in " << it.place;
            EXPECT_EQ(tx.count("SELECT COUNT(*) FROM town_thing WHERE id = ? AND process_of <> ''", {dossier(at).text()}),
                      it.folder >= 0 ? 1 : 0)
                << after << ", thing " << at;
        }
        for (const auto& folder : law.folders) {
            EXPECT_EQ(std::string(name(parts_->proposals.find(tx, folder.id)->state)), folder.stage) << after;
            const auto lines = parts_->proposals.lines(tx, folder.id);
            for (std::size_t at = 0; at < lines.size(); ++at) {
                const auto& end = folder.sheets[at].end;
                EXPECT_EQ(lines[at].outcome == Outcome::done, end == "gone") << after << ", line " << at + 1;
                EXPECT_EQ(lines[at].decision == Decision::struck, end == "struck" || end == "set back") << after << ", line " << at + 1;
            }
        }
    });
}

void PassingModel::play(bool handover) {
    Law law;
    put_things();
    place_->db().write([&](Tx& tx) {
        tx.exec("UPDATE town_thing SET burn = 0, place = ? WHERE place <> 'institution'", {handover ? "records" : "unit"});
    });
    for (auto& it : law.all) it.place = handover ? "records" : "unit";
    for (int press = 0; press < 40 && !HasFailure(); ++press) {
        clock_.pass(std::chrono::minutes(1));
        const auto after = "history " + std::to_string(history_) + (handover ? " handover" : " transfer") + ", press " + std::to_string(press);
        const auto of = some(things);
        if (law.folders.empty() && handover) {
            decreed(law, of);
        } else if (law.folders.empty() || (!handover && any(25) == 0)) {
            const int who = any(4) == 0 ? any(people) : 3;
            Drawn drawn;
            drawn.kind = Kind::transfer;
            for (const int at : of) drawn.dossiers.push_back(dossier(at));
            ProposalId id;
            const bool did = done([&] { id = desk_->draw(offices_.as(who, clock_), drawn); });
            ASSERT_EQ(did, law.draw(who, of)) << after << ": draw by " << who;
            if (did) law.folders.back().id = id;
        } else if (any(8) == 0) {
            meddle(law);
        } else {
            auto& folder = any(8) == 0 ? law.folders[static_cast<std::size_t>(any(static_cast<int>(law.folders.size())))] : law.folders.back();
            const auto p = chosen(folder);
            const bool act_stood = !folder.act.empty();
            const bool did = carry_out(folder, p), may = law.press(folder, p);
            ASSERT_EQ(did, may) << after << ": " << p.who << " " << p.what << " " << p.with << " while " << folder.stage;
            refused_ += !did && act_stood && (p.what == "accept" || p.what == "finish") ? 1 : 0;
        }
        compare(law, after);
    }
    for (const auto& folder : law.folders)
        for (const auto& sheet : folder.sheets) {
            gone_ += sheet.end == "gone" ? 1 : 0;
            stayed_ += folder.stage == "done" && sheet.end != "gone" ? 1 : 0;
        }
}

TEST_P(PassingModel, whoever_presses_whatever_what_the_act_names_goes_and_nothing_else) {
    const char* said = std::getenv("NASKAH_HISTORIES");
    const int wanted = said != nullptr ? std::atoi(said) : GetParam() == core::db::Engine::sqlite ? 60 : 10;
    for (; history_ < wanted && !HasFailure(); ++history_) play(history_ % 2 == 1);
    RecordProperty("gone", gone_);
    RecordProperty("stayed", stayed_);
    RecordProperty("refused", refused_);
    EXPECT_GT(gone_, wanted / 8) << "histories must get that far";
    EXPECT_GT(stayed_, 0);
    EXPECT_GT(refused_, 0) << "an act stood in the way";
}

NASKAH_ON_BOTH_DATABASES(PassingModel);

}  // namespace
}  // namespace disposal
