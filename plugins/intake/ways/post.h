// SPDX-License-Identifier: Apache-2.0
// Mailboxes: each message is taken once, whatever is killed in between. How far a mailbox was read (UIDVALIDITY and
// UID), that the message was taken, and its documents stand in one unit; only then is it marked or moved over there,
// and what is left of that is made up for at the next look.
#pragma once

#include <filesystem>

#include "intake/service/receiving.h"
#include "intake/ways/imap.h"
#include "intake/ways/message.h"

namespace intake {

struct PageLabels {
    std::string from, subject, day;   // on the page of a message that came as text alone
};

class Post {
  public:
    // `secrets`: a folder with the password of each account in a file called LOGIN@HOST.
    Post(Parts& parts, Receiving& receiving, std::vector<Account> accounts, std::filesystem::path secrets,
         PageLabels labels)
        : parts_(parts), receiving_(receiving), accounts_(std::move(accounts)), secrets_(std::move(secrets)),
          labels_(std::move(labels)) {}

    bool used() const { return !accounts_.empty(); }
    // Looks once into every mailbox. Gives how many documents were taken.
    int look();
    // One message into the tray, as look() does with each. Gives how many documents were taken; -1: it was taken
    // before.
    int take(const Account& account, core::UnitId mailroom, const Mark& at, core::ByteView raw);
    const std::vector<Account>& accounts() const { return accounts_; }

  private:
    int look_into(const Account& account, core::UnitId mailroom);
    void refuse(core::db::Tx& tx, const Account& account, core::UnitId mailroom, const std::string& key,
                const std::string& what, const core::Error& why);
    void settle(Imap& imap, const Account& account, const Unsettled& message);
    core::Secret password(const Account& account) const;
    core::Context context() const;

    struct Opened {
        std::string key, from;
        std::vector<Arrival> arrivals;
        std::vector<std::pair<std::string, core::Error>> refused;   // by what they are called
    };
    Opened open(const Account& account, core::UnitId mailroom, core::ByteView raw);

    Parts& parts_;
    Receiving& receiving_;
    std::vector<Account> accounts_;
    std::filesystem::path secrets_;
    PageLabels labels_;
};

}  // namespace intake
