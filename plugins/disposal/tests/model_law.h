// SPDX-License-Identifier: Apache-2.0
// The law of destruction, and of the removal of what a handover left behind, told once more as a clerk would keep it in
// folders: who may do what when, what goes and what stays. It shares no code with the room.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "disposal/domain/proposal.h"

namespace disposal::model {

constexpr int things = 4;

// away: it was handed over and what is here is a copy; receipted: the receiver has said that he holds all of it.
struct Thing {
    bool shut = true, over = true, burn = true, held = false, lent = false, gone = false, away = false, receipted = true;
    int broken = 0, content = 0, folder = -1;
};
// One proposal: a folder with its lines in their order.
struct Sheet {
    int thing = 0, content = 0;
    std::string word, look, end;   // what was decided, what was found, what came of it
};
struct Folder {
    ProposalId id{};
    std::string stage = "draft";
    std::vector<Sheet> sheets;
    std::set<std::string> papers;
    std::set<int> yes;     // members beside the chair who agree to what was decided
    bool committee = false, witnesses = false;
    bool removal = false;
    int closed_by = -1;   // of a removal: who closed the handover
};
struct Press {
    int who = 0;
    std::string what, with;
    std::vector<int> lines;
    bool reason = true;
};

// The law. Nothing of the room's is used; each answer says whether it may be, and if so the folder is as it is then.
class Law {
  public:
    std::array<Thing, things> all;
    std::vector<Folder> folders;

    bool draw(int who, const std::vector<int>& of) {
        if (who != 0 || of.empty()) return false;
        for (const int at : of)
            if (!ripe(at) || thing(at).folder >= 0 || thing(at).held || thing(at).broken != 0) return false;
        Folder made;
        for (const int at : of) {
            made.sheets.push_back({at, thing(at).content, "", "", ""});
            thing(at).folder = static_cast<int>(folders.size());
        }
        folders.push_back(made);
        return true;
    }
    // Of copies; it waits for a second person at once.
    bool draw_removal(int who, const std::vector<int>& of, int closed_by, bool reason) {
        if (who != 0 || of.empty() || !reason) return false;
        for (const int at : of)
            if (!leaves(at) || thing(at).folder >= 0 || thing(at).broken != 0) return false;
        Folder made;
        made.removal = true;
        made.stage = "submitted";
        made.closed_by = closed_by;
        for (const int at : of) {
            made.sheets.push_back({at, thing(at).content, "", "", ""});
            thing(at).folder = static_cast<int>(folders.size());
        }
        folders.push_back(made);
        return true;
    }
    bool press(Folder& f, const Press& p) {
        if (f.removal) return press_removal(f, p);
        if (p.what == "committee") return take(p.who == 0 && f.stage == "draft" && p.with == "right", f.committee);
        if (p.what == "witnesses")
            return take(p.who == 0 && (f.stage == "agreed" || f.stage == "decreed") && p.with == "right", f.witnesses);
        if (p.what == "file") return file(f, p);
        if (p.what == "take off") return take_off(f, p);
        if (p.what == "decide") return decide(f, p);
        if (p.what == "look") return look(f, p);
        if (p.what == "assent") return assent(f, p);
        if (p.what == "strike") return strike(f, p);
        return step(f, p);
    }
    // The house works off what was queued; it stands still before what cannot answer.
    void work(Folder& f) {
        if (f.stage != "running") return;
        for (auto& sheet : f.sheets) {
            if (sheet.end != "queued") continue;
            auto& it = thing(sheet.thing);
            const bool may = f.removal ? it.away && !it.gone : ripe(sheet.thing);
            const bool same = sheet.content == it.content && may;
            if (same && it.broken == 2) return;
            const bool goes = same && it.broken == 0 && !it.held && !it.lent && (!f.removal || it.receipted);
            sheet.end = goes ? "done" : "blocked";
            it.gone = it.gone || goes;
            it.folder = -1;
        }
        f.stage = f.removal ? "done" : "executed";
    }

  private:
    Thing& thing(int at) { return all[static_cast<std::size_t>(at)]; }
    bool ripe(int at) { return thing(at).shut && thing(at).over && thing(at).burn && !thing(at).gone; }
    bool leaves(int at) {
        const auto& it = thing(at);
        return it.away && !it.gone && it.receipted && !it.held && !it.lent;
    }
    // Who proposed does not agree, nor who closed the handover; nobody carries out what was not agreed to.
    bool press_removal(Folder& f, const Press& p) {
        const bool waits = f.stage == "submitted", agreed = f.stage == "approved";
        if (p.what == "agree" && waits && p.who == 4 && f.closed_by != 4) {
            for (auto& sheet : f.sheets) sheet.word = "agreed";
            f.stage = "approved";
            return true;
        }
        if (p.what == "execute" && agreed && p.who == 0) {
            for (auto& sheet : f.sheets) sheet.end = "queued";
            f.stage = "running";
            return true;
        }
        const bool refused = p.what == "reject" && waits && p.who == 4, dropped = p.what == "cancel" && (waits || agreed) && p.who == 0;
        if ((!refused && !dropped) || !p.reason) return false;
        let_go(f, true);
        f.stage = refused ? "rejected" : "cancelled";
        return true;
    }
    static bool take(bool may, bool& what) {
        what = what || may;
        return may;
    }
    static bool sits(const Folder& f, int who) { return f.committee && (who == 1 || who == 2 || who == 3); }
    static bool any_stands(const Folder& f) {
        return std::any_of(f.sheets.begin(), f.sheets.end(), [](const Sheet& each) { return each.word == "agreed"; });
    }
    // Each is there when what it tells of is, and not after what rests on it.
    static bool timely(const Folder& f, const std::string& paper) {
        static const std::map<std::string, std::string> when{{"committee", "draft"},       {"minutes", "submitted"},
                                                             {"consideration", "submitted"}, {"head_approval", "considered"},
                                                             {"decree", "agreed"},           {"act", "executed"},
                                                             {"revocation", "decreed"}};
        const auto at = when.find(paper);
        return at != when.end() && at->second == f.stage;
    }
    static bool answered(const Folder& f) {
        return std::none_of(f.sheets.begin(), f.sheets.end(), [](const Sheet& sheet) {
            return sheet.word.empty() || (sheet.word == "agreed" && (sheet.look.empty() || sheet.look == "missing"));
        });
    }
    // They tell of the lines as they are.
    static bool written_down(const Folder& f) { return f.papers.contains("minutes") || f.papers.contains("consideration"); }
    static bool brings(const Folder& f, int who) { return who == 0 || who == 3 || who == 4 || (who == 1 && f.committee); }
    static bool take_off(Folder& f, const Press& p) {
        return brings(f, p.who) && timely(f, p.with) && p.reason && f.papers.erase(p.with) == 1;
    }
    // One sheet for another paper, or a decree nobody above signed, is none.
    bool file(Folder& f, const Press& p) {
        const bool tells_of_lines = p.with == "minutes" || p.with == "consideration";
        if (!brings(f, p.who) || !timely(f, p.with)) return false;
        if (tells_of_lines && (!f.committee || !answered(f))) return false;   // its chair signs them
        f.papers.insert(p.with);
        return true;
    }
    bool decide(Folder& f, const Press& p) {
        if (!sits(f, p.who) || f.stage != "submitted" || written_down(f)) return false;
        auto sheets = f.sheets;
        bool anew = false;
        for (const int line : p.lines) {
            auto& sheet = sheets[static_cast<std::size_t>(line)];
            const bool bulk = p.lines.size() != 1, open = sheet.word.empty();
            if (bulk && !open) continue;
            if (!p.reason && (p.with != "agreed" || !open)) return false;
            sheet.word = p.with;
            anew = true;
        }
        f.sheets = sheets;
        if (anew) f.yes.clear();
        return true;
    }
    bool look(Folder& f, const Press& p) {
        if (!sits(f, p.who) || f.stage != "submitted" || written_down(f) || (!p.reason && p.with != "matches")) return false;
        for (const int line : p.lines) {
            auto& sheet = f.sheets[static_cast<std::size_t>(line)];
            if (p.lines.size() != 1 && !sheet.look.empty()) continue;
            sheet.look = p.with;
            f.yes.clear();
        }
        return true;
    }
    // To what he has looked at, and nothing else.
    bool assent(Folder& f, const Press& p) {
        if (!f.committee || (p.who != 2 && p.who != 3) || f.stage != "submitted") return false;
        if (f.yes.contains(p.who)) return true;
        if (!answered(f) || p.with == "stale") return false;
        f.yes.insert(p.who);
        return true;
    }
    // Until it is carried out; once it was agreed to by who agreed alone. What was decreed is free with it.
    bool strike(Folder& f, const Press& p) {
        const bool early = f.stage == "considered" && (p.who == 4 || p.who == 0);
        const bool named = f.stage == "agreed" && f.papers.contains("decree");   // it is taken off first
        const bool late = ((f.stage == "agreed" && !named) || f.stage == "decreed") && p.who == 4;
        if ((!early && !late) || !p.reason) return false;
        for (const int line : p.lines)
            if (f.sheets[static_cast<std::size_t>(line)].word != "agreed") return false;
        for (const int line : p.lines) {
            auto& sheet = f.sheets[static_cast<std::size_t>(line)];
            sheet.word = "struck";
            if (f.stage == "decreed") thing(sheet.thing).folder = -1;
        }
        return true;
    }
    // Of it alone: what it let go before may lie in another by now.
    void let_go(Folder& f, bool those_that_stand) {
        const int at = static_cast<int>(&f - folders.data());
        for (const auto& sheet : f.sheets)
            if ((those_that_stand || sheet.word != "agreed") && thing(sheet.thing).folder == at) thing(sheet.thing).folder = -1;
    }
    bool submit(Folder& f, int who) {
        if (who != 0 || f.stage != "draft" || !f.committee || !f.papers.contains("committee")) return false;
        for (const auto& sheet : f.sheets)
            if (!ripe(sheet.thing)) return false;
        for (auto& sheet : f.sheets) sheet.content = thing(sheet.thing).content;
        f.stage = "submitted";
        return true;
    }
    bool consider(Folder& f, int who) {
        if (who != 1 || !f.committee || f.stage != "submitted") return false;
        if (!f.papers.contains("minutes") || !f.papers.contains("consideration")) return false;
        if (!answered(f) || f.yes.size() != 2) return false;
        f.stage = "considered";
        return true;
    }
    bool decree(Folder& f, int who) {
        if (who != 4 || f.stage != "agreed" || !f.papers.contains("decree") || !any_stands(f)) return false;
        const auto stays = [&](const Sheet& sheet) { return thing(sheet.thing).held || thing(sheet.thing).lent; };
        bool any = false;
        for (const auto& sheet : f.sheets) {
            if (sheet.word != "agreed") continue;
            if (thing(sheet.thing).broken != 0) return false;
            any = any || !stays(sheet);
        }
        if (!any) return false;
        for (auto& sheet : f.sheets)
            if (sheet.word == "agreed" && stays(sheet)) {
                sheet.word = "struck";
                sheet.end = "blocked";
            }
        for (const auto& sheet : f.sheets)
            if (sheet.word == "other") thing(sheet.thing).burn = false;
        let_go(f, false);
        f.stage = "decreed";
        return true;
    }
    bool step(Folder& f, const Press& p) {
        const auto ends = [&](const char* stage) {
            let_go(f, true);
            f.stage = stage;
            return true;
        };
        if (p.what == "submit") return submit(f, p.who);
        if (p.what == "consider") return consider(f, p.who);
        if (p.what == "decree") return decree(f, p.who);
        if (p.what == "reject") return p.who == 4 && f.stage == "considered" && p.reason && ends("rejected");
        if (p.what == "cancel" && f.stage == "decreed")
            return p.who == 4 && p.reason && f.papers.contains("revocation") && ends("cancelled");
        if (p.what == "cancel")
            return p.who == 0 && p.reason && ends_early(f) && ends("cancelled");
        if (p.what == "agree") {
            const bool may = p.who == 4 && f.stage == "considered" && f.papers.contains("head_approval") && any_stands(f);
            if (may) f.stage = "agreed";
            return may;
        }
        if (p.what == "execute") {
            if (p.who != 0 || f.stage != "decreed" || !f.witnesses || !any_stands(f) || !p.reason) return false;
            if (f.papers.contains("revocation")) return false;
            for (auto& sheet : f.sheets)
                if (sheet.word == "agreed") sheet.end = "queued";
            f.stage = "running";
            return true;
        }
        const bool may = p.who == 1 && f.committee && f.stage == "executed" && f.papers.contains("act");
        if (may) f.stage = "done";
        return may;
    }
    static bool ends_early(const Folder& f) {
        return f.stage == "draft" || f.stage == "submitted" || f.stage == "considered" || f.stage == "agreed";
    }
};

}  // namespace disposal::model
