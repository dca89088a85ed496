// SPDX-License-Identifier: Apache-2.0
// Implements Mailer: what other rooms send to people outside.
#pragma once

#include "notify/mail.h"
#include "notify/service/room.h"

namespace notify {

class Mailing final : public Mailer {
  public:
    explicit Mailing(Parts& parts) : parts_(parts) {}

    bool there() const override { return parts_.mail != nullptr; }
    void send(const MailOut& out) override {
        if (!there()) throw core::Error(core::Code::unavailable, "notify.error.not_set_up");
        if (!mail_address(out.address)) throw core::Error(core::Code::gone, "notify.error.address_refused");
        parts_.mail->send({{out.id}, out.address, out.subject, out.text, {}, out.files});
    }

  private:
    Parts& parts_;
};

}  // namespace notify
