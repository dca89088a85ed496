// SPDX-License-Identifier: Apache-2.0
// What leaves the house: who wants a notice at once gets a message of his own, the others a digest at their hours.
// Each message is a job after the commit; its text is made when it goes, of what its reader may know by then.
#pragma once

#include "core/jobs/jobs.h"
#include "notify/service/room.h"

namespace notify {

class Deliver {
  public:
    explicit Deliver(Parts& parts) : parts_(parts) {}

    static constexpr core::jobs::Retry retry{7, std::chrono::seconds(30)};   // about an hour

    void hand(const core::jobs::Job& job);
    // Puts up a look for each hour of the day that somebody chose.
    void plan(core::Date day);
    void look(const core::jobs::Job& job);
    // Digests of the hour; once for each person, channel and hour, however often it is asked.
    void digests(core::Date day, int minute);
    void send(const core::jobs::Job& job);
    void give_up(core::db::Tx& tx, const core::jobs::Job& job);
    // Read notices and ended messages of long ago go.
    void clear();

  private:
    struct Seated {
        Reader reader;
        std::string receiver;
    };
    void hand_one(core::db::Tx& tx, const Kept& notice);
    void digest_for(core::PersonId person, const std::vector<Seated>& seats, core::Date day, int minute);
    void put_up(core::db::Tx& tx, core::PersonId person, Channel channel, std::optional<NoticeId> notice,
                std::string cause, core::Instant go);
    // What of these the person may be told over the channel; fresh: some of it for a digest came after `since`.
    struct Unread {
        std::vector<Told> all;
        bool fresh = false;
    };
    Unread unread(core::db::Tx& tx, core::PersonId person, const std::vector<Seated>& seats, Channel channel,
                  core::Instant since);
    std::vector<Seated> seats_of(core::db::Tx& tx, core::PersonId person);
    // Nothing when nothing is left to be told; the state of the message is then changed.
    struct Ready {
        Outgoing out;
        std::optional<Gateway> gateway;
    };
    std::optional<Ready> ready(core::db::Tx& tx, Message& message);
    std::optional<Telling> telling(core::db::Tx& tx, const Message& message);
    void end(Message message, const core::Error& error, bool last);

    Parts& parts_;
};

}  // namespace notify
