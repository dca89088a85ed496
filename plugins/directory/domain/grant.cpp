// SPDX-License-Identifier: Apache-2.0
// The rules of lending a mailbox.
#include "directory/domain/grant.h"

#include <algorithm>

#include "core/base/text.h"

namespace directory {
namespace {

using core::Fault;

const Appointment* among(const std::vector<Appointment>& all, core::AppointmentId id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Appointment& each) { return each.id == id; });
    return found == all.end() ? nullptr : &*found;
}

template <class Known>
bool knows(const Known& known, std::string_view word) {
    return std::find(known.begin(), known.end(), word) != known.end();
}

bool share_any(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& each) { return b.contains(each); });
}

// Two may look into a mailbox side by side; what is done there is done by one.
bool share_work(const MailboxGrant& a, const MailboxGrant& b) {
    const bool works = a.works.empty() || b.works.empty() || share_any(a.works, b.works);
    auto mine = a.acts, his = b.acts;
    mine.erase("see");
    his.erase("see");
    return works && (share_any(mine, his) || (mine.empty() && his.empty()));
}

class GrantJudge {
  public:
    GrantJudge(const MailboxGrant& wanted, const GrantGrounds& grounds) : wanted_(wanted), grounds_(grounds) {}

    std::vector<Fault> run() {
        dates();
        people();
        scope();
        papers();
        if (faults_.none()) clashes();
        return faults_.take();
    }

  private:
    bool substitute() const { return wanted_.kind == GrantKind::substitute; }
    void fault(std::string field, std::string_view key, core::Args args = {}) {
        faults_.add(std::move(field), key, std::move(args));
    }

    void dates() {
        if (!substitute() && wanted_.until) return fault("until", "grant_standing");
        if (substitute() && !wanted_.until) return fault("until", "date_needed");
        if (wanted_.until) faults_.days(wanted_, *wanted_.until, grounds_.today, "grant_over");
    }

    void people() {
        const auto* giver = among(grounds_.of_position, wanted_.giver);
        const auto* receiver = among(grounds_.of_receiver, wanted_.receiver);
        const auto first = std::max(wanted_.from, grounds_.today);
        if (giver == nullptr || !seated(*giver, grounds_.of_position, first))
            return fault("from", "grant_vacant", {{"position", grounds_.position_name}});
        if (receiver == nullptr || !seated(*receiver, grounds_.of_receiver, first))
            return fault("receiver", "grant_receiver");
        if (receiver->person == giver->person) fault("receiver", "grant_self");
    }

    void scope() {
        for (const auto& act : wanted_.acts) {
            if (!knows(grant_acts, act)) fault("acts", "grant_act", {{"value", act}});
            else if (!substitute() && act != "see" && act != "prepare") fault("acts", "grant_secretary_act");
        }
        for (const auto& work : wanted_.works)
            if (!knows(grant_works, work)) fault("works", "grant_work", {{"value", work}});
        faults_.height(wanted_);
    }

    void papers() {
        if (substitute() && !knows(absence_reasons, wanted_.reason)) fault("reason", "grant_reason");
        if (substitute() && core::text::trim(wanted_.basis).empty()) fault("basis", "grant_basis");
        if (grounds_.by_keeper && core::text::trim(wanted_.note).empty()) fault("note", "grant_note");
    }

    void clashes() {
        for (std::size_t i = 0; i < grounds_.others.size(); ++i) {
            const auto& one = grounds_.others[i];
            // What its giver lent before he left the post is over with him.
            if (one.id == wanted_.id || one.revoked_at || one.giver != wanted_.giver || one.kind != wanted_.kind ||
                !days_meet(one.from, one.until, wanted_.from, wanted_.until))
                continue;
            core::Args args{{"name", grounds_.receivers[i]}, {"from", core::iso(one.from)}};
            if (!substitute()) {
                if (one.receiver == wanted_.receiver)
                    return fault("receiver", "grant_secretary_twice", std::move(args));
            } else if (share_work(one, wanted_)) {
                args.emplace_back("until", core::iso(*one.until));
                return fault("from", "grant_overlap", std::move(args));
            }
        }
    }

    const MailboxGrant& wanted_;
    const GrantGrounds& grounds_;
    Faults faults_;
};

bool sits(core::AppointmentId id, const std::vector<Appointment>& all, core::Date day) {
    const auto* made = among(all, id);
    return made != nullptr && seated(*made, all, day);
}

}  // namespace

std::string_view name(GrantKind kind) { return kind == GrantKind::secretary ? "secretary" : "substitute"; }

bool in_force(const MailboxGrant& grant, core::Date day) {
    return state_of(grant, grant.until, day) == ConferralState::active;
}

bool grant_holds(const MailboxGrant& grant, const std::vector<Appointment>& of_position,
                 const std::vector<Appointment>& of_receiver, core::Date day) {
    return in_force(grant, day) && sits(grant.giver, of_position, day) && sits(grant.receiver, of_receiver, day);
}

ConferralState state_of(const MailboxGrant& grant, const std::vector<Appointment>& of_position,
                         const std::vector<Appointment>& of_receiver, core::Date day) {
    const auto by_days = state_of(grant, grant.until, day);
    if (!still_open(by_days)) return by_days;
    const auto first = std::max(day, grant.from);
    const auto over = [&](const std::vector<Appointment>& all, core::AppointmentId id) {
        const auto* made = among(all, id);
        return made == nullptr || (made->until && *made->until < first);
    };
    if (over(of_position, grant.giver) || over(of_receiver, grant.receiver)) return ConferralState::past;
    return grant_holds(grant, of_position, of_receiver, day) ? ConferralState::active : ConferralState::future;
}

std::set<std::string> rooms_without(const MailboxGrant& grant) {
    std::set<std::string> without;
    if (grant.works.empty()) return without;
    if (!grant.works.contains("incoming")) without.insert("incoming");
    // Paraf is part of a letter's way.
    if (!grant.works.contains("letters")) without.insert({"letters", "signing"});
    return without;
}

std::vector<Fault> faults_of(const MailboxGrant& wanted, const GrantGrounds& grounds) {
    return GrantJudge(wanted, grounds).run();
}

bool unusually_long(const MailboxGrant& grant, int days) {
    if (!grant.until) return false;
    return std::chrono::sys_days(*grant.until) - std::chrono::sys_days(grant.from) >= std::chrono::days(days);
}

}  // namespace directory
