// SPDX-License-Identifier: Apache-2.0
// The law of a transfer, and of a handover from its decree on, told once more as a clerk would keep it in folders: who may
// do what when, where each thing lies, and that a signed act names exactly what goes. It shares no code with the room.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "disposal/domain/proposal.h"

namespace disposal::passing {

constexpr int things = 4;

struct Thing {
    std::string place = "unit";
    bool over = true, held = false, lent = false, broken = false;
    int content = 0, folder = -1;
};
struct Sheet {
    int thing = 0, content = 0;
    std::string look, end;   // what the receiver found; struck, stayed or gone
};
struct Folder {
    ProposalId id{};
    bool handover = false;
    std::string stage;
    std::vector<Sheet> sheets;
    bool statement = false;
    std::string act;                          // its number
    std::map<std::string, std::string> told;  // by number: what that sheet of paper names
};
struct Press {
    int who = 0;
    std::string what, with;
    std::vector<int> lines;
    bool reason = true;
};

class Law {
  public:
    std::array<Thing, things> all;
    std::vector<Folder> folders;

    bool draw(int who, const std::vector<int>& of) {
        if (who != 3) return false;   // the unit's own archivist
        for (const int at : of)
            if (thing(at).place != "unit" || thing(at).folder >= 0 || thing(at).held || thing(at).broken) return false;
        begin(of, false, "draft");
        return true;
    }
    // A handover that was decreed just now.
    void decreed(const std::vector<int>& of) { begin(of, true, "decreed"); }
    bool press(Folder& f, const Press& p) {
        const bool over = f.stage == "done" || f.stage == "returned" || f.stage == "rejected" || f.stage == "cancelled";
        if (over) return false;
        if (p.what == "look") return look(f, p);
        if (p.what == "strike") return strike(f, p);
        if (p.what == "statement") return f.handover && files(f, p.who) && set(f.statement, true);
        if (p.what == "file") return file(f, p);
        if (p.what == "take off") return files(f, p.who) && !f.act.empty() && p.reason && set(f.act, std::string());
        if (p.what == "receive") return receive(f, p.who);
        if (p.what == "send_back") return send_back(f, p);
        return f.handover ? p.what == "finish" && finish(f, p.who) : step(f, p);
    }

  private:
    Thing& thing(int at) { return all[static_cast<std::size_t>(at)]; }
    template <class Value>
    static bool set(Value& what, Value to) {
        what = std::move(to);
        return true;
    }
    void begin(const std::vector<int>& of, bool handover, const char* stage) {
        Folder made;
        made.handover = handover;
        made.stage = stage;
        for (const int at : of) {
            made.sheets.push_back({at, thing(at).content, "", ""});
            thing(at).folder = static_cast<int>(folders.size());
        }
        folders.push_back(made);
    }
    static bool files(const Folder& f, int who) {
        return f.handover ? who == 0 || who == 1 || who == 3 || who == 4 : who == 0 || who == 3;
    }
    static int receiver(const Folder& f) { return f.handover ? 6 : 0; }
    static bool left(const Sheet& sheet) { return sheet.end.empty(); }
    static bool any_left(const Folder& f) { return std::any_of(f.sheets.begin(), f.sheets.end(), left); }
    static bool looked_at(const Folder& f) {
        return std::none_of(f.sheets.begin(), f.sheets.end(), [](const Sheet& each) { return left(each) && each.look.empty(); });
    }
    // What a sheet of paper written now would name: what goes, and each remark.
    static std::string names(const Folder& f) {
        std::string said;
        for (const auto& sheet : f.sheets) {
            const auto number = std::to_string(sheet.thing);
            if (sheet.end == "set back") said += number + " back;";
            if (!left(sheet)) continue;
            if (sheet.look != "missing") said += number + " goes;";
            if (sheet.look != "matches") said += number + " " + sheet.look + ";";
        }
        return said;
    }
    bool look(Folder& f, const Press& p) {
        const bool now = f.stage == (f.handover ? "decreed" : "received");
        if (!now || p.who != receiver(f) || (!p.reason && p.with != "matches")) return false;
        for (const int line : p.lines)
            if (!left(f.sheets[static_cast<std::size_t>(line)])) return false;
        for (const int line : p.lines) {
            auto& sheet = f.sheets[static_cast<std::size_t>(line)];
            if (p.lines.size() == 1 || sheet.look.empty()) sheet.look = p.with;
        }
        return true;
    }
    bool strike(Folder& f, const Press& p) {
        const bool there = f.stage == "received";
        const bool early = !f.handover && (f.stage == "draft" || f.stage == "submitted" || f.stage == "approved");
        const bool late = f.handover && f.stage == "decreed";   // by who agreed to it
        const bool his = late ? p.who == 4 : !there ? p.who == 3 : f.handover ? p.who == 4 || p.who == 6 : p.who == 0;
        if ((!there && !early && !late) || !his || !p.reason) return false;
        for (const int line : p.lines)
            if (!left(f.sheets[static_cast<std::size_t>(line)])) return false;
        for (const int line : p.lines) stays(f, f.sheets[static_cast<std::size_t>(line)], there ? "set back" : "struck");
        return true;
    }
    void stays(const Folder& f, Sheet& sheet, const char* end) {
        sheet.end = end;
        thing(sheet.thing).folder = -1;
        if (!f.handover) thing(sheet.thing).place = "unit";
    }
    bool file(Folder& f, const Press& p) {
        if (!files(f, p.who) || f.stage != "received" || p.with == "short") return false;
        if (!f.handover && !looked_at(f)) return false;
        const auto now = names(f);
        if (f.told.contains(p.with) && f.told.at(p.with) != now) return false;   // that one names another list
        f.told[p.with] = now;
        f.act = p.with;
        return true;
    }
    bool act_holds(const Folder& f) const { return !f.act.empty() && f.told.at(f.act) == names(f); }
    bool as_listed(const Folder& f, const Sheet& sheet) {
        const auto& it = thing(sheet.thing);
        return it.content == sheet.content && (!f.handover || it.over);
    }
    bool receive(Folder& f, int who) {
        if (who != receiver(f) || f.stage != (f.handover ? "decreed" : "sent") || !any_left(f)) return false;
        if (f.handover) {
            if (!looked_at(f)) return false;
            const auto goes = [&](const Sheet& sheet) {
                const auto& it = thing(sheet.thing);
                return sheet.look != "missing" && !it.held && !it.lent && as_listed(f, sheet);
            };
            bool any = false;
            for (const auto& sheet : f.sheets) {
                if (!left(sheet)) continue;
                if (thing(sheet.thing).broken) return false;
                any = any || goes(sheet);
            }
            if (!any) return false;
            for (auto& sheet : f.sheets)
                if (left(sheet) && !goes(sheet)) stays(f, sheet, "set back");
        }
        f.stage = "received";
        return true;
    }
    void ends(Folder& f, const char* stage) {
        for (auto& sheet : f.sheets) {
            if (!left(sheet)) continue;
            thing(sheet.thing).folder = -1;
            if (!f.handover) thing(sheet.thing).place = "unit";
        }
        f.stage = stage;
    }
    bool send_back(Folder& f, const Press& p) {
        const bool now = f.stage == "received" || f.stage == (f.handover ? "decreed" : "sent");
        if (!now || p.who != receiver(f) || !p.reason) return false;
        ends(f, "returned");
        return true;
    }
    // All the act names, or nothing.
    bool takes(Folder& f, const char* place) {
        if (!act_holds(f)) return false;
        for (const auto& sheet : f.sheets) {
            const auto& it = thing(sheet.thing);
            if (left(sheet) && sheet.look != "missing" && (it.broken || it.held || it.lent || !as_listed(f, sheet))) return false;
        }
        for (auto& sheet : f.sheets) {
            if (!left(sheet)) continue;
            const bool went = sheet.look != "missing";
            thing(sheet.thing).place = went ? place : "unit";
            thing(sheet.thing).folder = -1;
            sheet.end = went ? "gone" : "stayed";
        }
        f.stage = "done";
        return true;
    }
    bool finish(Folder& f, int who) {
        return who == 1 && f.stage == "received" && any_left(f) && f.statement && takes(f, "institution");
    }
    bool step(Folder& f, const Press& p) {
        if (p.what == "cancel") {
            if (p.who != 3 || !p.reason || (f.stage != "draft" && f.stage != "submitted" && f.stage != "approved")) return false;
            ends(f, "cancelled");
            return true;
        }
        if (p.what == "reject") {
            if (p.who != 2 || !p.reason || f.stage != "submitted") return false;
            ends(f, "rejected");
            return true;
        }
        if (!any_left(f)) return false;
        if (p.what == "submit") {
            if (p.who != 3 || f.stage != "draft") return false;
            for (auto& sheet : f.sheets)
                if (left(sheet)) sheet.content = thing(sheet.thing).content;
            f.stage = "submitted";
            return true;
        }
        if (p.what == "approve") return p.who == 2 && f.stage == "submitted" && set(f.stage, std::string("approved"));
        if (p.what == "send") {
            if (p.who != 3 || f.stage != "approved") return false;
            for (const auto& sheet : f.sheets) {
                const auto& it = thing(sheet.thing);
                if (left(sheet) && (it.broken || it.held || it.lent)) return false;
            }
            for (const auto& sheet : f.sheets)
                if (left(sheet)) thing(sheet.thing).place = "transit";
            f.stage = "sent";
            return true;
        }
        return p.what == "accept" && p.who == 0 && f.stage == "received" && looked_at(f) && takes(f, "records");
    }
};

}  // namespace disposal::passing
