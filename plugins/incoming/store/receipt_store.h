// SPDX-License-Identifier: Apache-2.0
// Addresses of senders whose letters came by mail, and their receipts.
#pragma once

#include <optional>
#include <string>

#include "core/db/db.h"
#include "incoming/domain/receipt_mail.h"
#include "incoming/incoming.h"

namespace incoming {

class ReceiptStore {
  public:
    void know(core::db::Tx& tx, IncomingId id, const std::string& address);
    std::optional<ReceiptMail> find(core::db::Tx& tx, IncomingId id);
    void save(core::db::Tx& tx, IncomingId id, const ReceiptMail& mail);
};

}  // namespace incoming
