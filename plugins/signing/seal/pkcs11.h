// SPDX-License-Identifier: Apache-2.0
// A PKCS#11 library of a token's maker: its tokens, one login for each, and their sessions. PKCS#11
// logs in the whole process, not one caller; so whoever enters while another is inside must bring
// the same PIN, and the token is logged out when the last one leaves.
#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/secret.h"
#include "signing/seal/locked_pin.h"

struct _CK_FUNCTION_LIST;  // of <p11-kit/pkcs11.h>, which only .cpp files need

namespace signing::seal {

// By label, by serial number, or by both. At least one is not empty.
struct TokenName {
    std::string label, serial;
};

struct TokenStatus {
    bool present = false;
    bool few_tries = false;  // a wrong PIN was given since the last right one
    bool final_try = false;  // the next wrong one locks it
    bool locked = false;
};

// One token. Safe to use from several threads.
class Slot {
  public:
    using Functions = _CK_FUNCTION_LIST;
    // A session lent for one act. Object handles found in one generation may not hold in the next.
    struct Lent {
        unsigned long session = 0;
        unsigned generation = 0;
    };
    // What the library answered instead of CKR_OK; thrown inside run() and turned into an Error there.
    struct Refusal {
        unsigned long value = 0;
    };
    static void must(unsigned long answer) {
        if (answer != 0) throw Refusal{answer};
    }

    // `name` carries both label and serial number.
    Slot(Functions& functions, TokenName name) : f_(functions), name_(std::move(name)) {}
    Slot(const Slot&) = delete;

    // Logs in with the first caller. Throws Error: passphrase, pin_locked, pin_final (one try is
    // left, and it is not ours to spend), pin_expired, pin_unset, token_away, token_several,
    // token_fault - all of signing.error.
    void enter(const core::Secret& pin);
    void leave() noexcept;

    // Runs `act` on a session of the pool; waits for a free one, and throws token_busy when none
    // comes. When the session or the login was lost, both are made again and `act` runs once more.
    void run(const std::function<void(const Lent&)>& act);
    // CKU_CONTEXT_SPECIFIC, between C_SignInit and C_Sign of a key that asks for it.
    void confirm(const Lent& lent);

    TokenStatus status() const;
    // Runs `act` on a session of its own without logging in: what the token shows anybody. Throws token_away,
    // token_several, token_fault.
    void look(const std::function<void(unsigned long session)>& act) const;
    // Where the token is now; valid while entered.
    unsigned long id() const;
    Functions& functions() const { return f_; }

  private:
    void locate();
    void log_in(unsigned long session);
    unsigned long open_session();
    Lent borrow();
    void give_back(const Lent& lent, bool good) noexcept;
    void lose(unsigned generation) noexcept;
    void forget() noexcept;
    void close_idle() noexcept;
    [[noreturn]] void wrong_pin();

    Functions& f_;
    const TokenName name_;
    mutable std::mutex mutex_;
    std::condition_variable returned_;
    LockedPin pin_;
    bool inside_ = false;   // logged in, as far as we know
    bool refused_ = false;  // the token took the PIN first and refuses it now: never sent again
    int users_ = 0;
    unsigned long id_ = 0;
    std::size_t most_ = 1, open_ = 0;
    std::vector<unsigned long> idle_;
    unsigned generation_ = 0;
};

class Module {
  public:
    // The library at `path`, loaded and initialized once in the process and finalized when the
    // last holder lets go. Throws Error(unavailable, "signing.error.token_module").
    static std::shared_ptr<Module> load(const std::string& path);

    // Initializes; `functions` must outlive the Module.
    explicit Module(_CK_FUNCTION_LIST& functions);
    ~Module();
    Module(const Module&) = delete;

    // The token of this name; the reference holds as long as the Module. Throws Error(unavailable,
    // "signing.error.token_away") and Error(conflict, "signing.error.token_several").
    Slot& slot(const TokenName& name);

  private:
    _CK_FUNCTION_LIST& functions_;
    std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Slot>> slots_;
};

// Throws what a refusal means as an Error with a word key.
[[noreturn]] void refused(unsigned long answer);

}  // namespace signing::seal
