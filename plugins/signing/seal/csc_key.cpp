// SPDX-License-Identifier: Apache-2.0
// One credential of a CSC service, opened for one signer.
#include <algorithm>
#include <type_traits>
#include <utility>

#include "core/base/error.h"
#include "signing/seal/csc.h"
#include "signing/seal/locked_pin.h"

namespace signing::seal {
namespace {

using core::Code;
using core::Error;

class CscSession final : public Session {
  public:
    CscSession(std::shared_ptr<Csc> service, CscCredential key, const core::Secret& pin,
               core::Secret otp, std::size_t letters)
        : service_(std::move(service)),
          key_(std::move(key)),
          pin_(pin.reveal()),
          otp_(std::move(otp)) {
        if (!key_.binds_hashes) authorization_ = authorize({}, std::clamp<std::size_t>(letters, 1, key_.most));
    }

    const core::Bytes& certificate() const override { return key_.certificate; }
    const std::vector<core::Bytes>& chain() const override { return key_.chain; }

    Signed sign(core::ByteView attributes) override {
        const std::vector<core::Digest> digest{core::sha256(attributes)};
        std::string held = std::exchange(authorization_, {});
        if (held.empty()) return only(authorize(digest, 1), digest);
        try {
            return only(held, digest);
        } catch (const Error& fault) {
            // Made when the session opened; a letter may take longer to be made than it lasts.
            if (fault.key() != "signing.error.csc_expired" || !key_.otp_id.empty()) throw;
        }
        return only(authorize(digest, 1), digest);
    }

    std::vector<Signed> sign_all(const std::vector<core::Bytes>& attributes) override {
        std::vector<core::Digest> digests;
        for (const core::Bytes& one : attributes) digests.push_back(core::sha256(one));
        const std::string held = std::exchange(authorization_, {});
        if (!held.empty()) return service_->sign(key_, held, digests);
        return once([&] { return service_->sign_all(key_, digests, pin_.reveal(), otp_.reveal()); });
    }

  private:
    std::string authorize(const std::vector<core::Digest>& digests, std::size_t count) {
        return once([&] { return service_->authorize(key_, digests, count, pin_.reveal(), otp_.reveal()); });
    }
    template <class Ask>
    std::invoke_result_t<Ask> once(Ask ask) {
        // A PIN refused once is not sent again in this session.
        if (refused_) throw Error(Code::conflict, "signing.error.passphrase_spent");
        if (!key_.otp_id.empty() && std::exchange(otp_spent_, true))
            throw Error(Code::conflict, "signing.error.one_time_spent");
        try {
            return ask();
        } catch (const Error& fault) {
            refused_ = fault.code() == Code::invalid;
            throw;
        }
    }
    Signed only(const std::string& authorization, const std::vector<core::Digest>& digest) {
        return std::move(service_->sign(key_, authorization, digest).front());
    }

    std::shared_ptr<Csc> service_;
    CscCredential key_;
    LockedPin pin_;
    core::Secret otp_;
    std::string authorization_;  // good for as many signatures as it was asked for, of anything
    bool otp_spent_ = false, refused_ = false;
};

}  // namespace

std::unique_ptr<Session> CscKey::open(const core::Secret& pin) {
    CscCredential key = service_->credential(id_);
    if (key.by_page) throw Error(Code::conflict, "signing.error.by_page");
    return std::make_unique<CscSession>(service_, std::move(key), pin, std::move(otp_), letters_);
}

}  // namespace signing::seal
