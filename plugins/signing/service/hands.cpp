// SPDX-License-Identifier: Apache-2.0
#include "signing/service/hands.h"

#include "signing/seal/local.h"

namespace signing {
namespace {

using core::Code;
using core::Error;

class KeyHand final : public Hand {
  public:
    KeyHand(Keys& keys, std::unique_ptr<seal::Session> session) : keys_(keys), session_(std::move(session)) {}

    Made sign(core::ByteView pdf, const pades::SignRequest& request) override {
        pades::NoTimestamps nobody;
        pades::TimestampSource& source = request.timestamped ? keys_.timestamps() : nobody;
        return {pades::sign(pdf, request, *session_, source), session_->certificate()};
    }

  private:
    Keys& keys_;
    std::unique_ptr<seal::Session> session_;
};

}  // namespace

std::unique_ptr<Hand> Hands::open(const core::Context& ctx, const core::Secret& passphrase) {
    seal::Local key(keys_.key_of(ctx.actor.person));
    std::unique_ptr<seal::Session> session;
    try {
        session = key.open(passphrase);
    } catch (const Error& error) {
        if (error.key() != "signing.error.passphrase") throw;
        const int left = accounts_.note_wrong_secret(db_, ctx);
        const std::string minutes = std::to_string(core::auth::lock_time.count());
        if (left == 0) throw Error(Code::too_many, "signing.error.passphrase_locked", {{"minutes", minutes}});
        throw Error("signing.error.passphrase",
                    {{"passphrase",
                      "signing.fault.passphrase",
                      {{"left", std::to_string(left)}, {"minutes", minutes}}}});
    }
    accounts_.note_right_secret(db_, ctx);
    return std::make_unique<KeyHand>(keys_, std::move(session));
}

}  // namespace signing
