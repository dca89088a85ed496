// SPDX-License-Identifier: Apache-2.0
#include "signing/seal/pkcs11.h"

#include <p11-kit/pkcs11.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/error.h"
#include "core/base/text.h"

namespace signing::seal {
namespace {

using core::Code;
using core::Error;

constexpr std::size_t largest_pool = 4;
constexpr std::chrono::seconds longest_wait{30};

struct Seen {
    CK_SLOT_ID id = 0;
    CK_FLAGS flags = 0;
    std::size_t sessions = 0;  // the token's own bound
    TokenName name;
};

template <std::size_t N>
std::string padded(const unsigned char (&field)[N]) {
    return std::string(core::text::trim({reinterpret_cast<const char*>(field), N}));
}

std::vector<CK_SLOT_ID> slots_with_token(CK_FUNCTION_LIST& f) {
    for (int tries = 0; tries < 3; ++tries) {
        CK_ULONG count = 0;
        Slot::must(f.C_GetSlotList(CK_TRUE, nullptr, &count));
        std::vector<CK_SLOT_ID> ids(count);
        const CK_RV answer = f.C_GetSlotList(CK_TRUE, ids.data(), &count);
        if (answer == CKR_BUFFER_TOO_SMALL) continue;  // one was put in between the two calls
        Slot::must(answer);
        ids.resize(count);
        return ids;
    }
    throw Slot::Refusal{CKR_BUFFER_TOO_SMALL};
}

std::vector<Seen> seen(CK_FUNCTION_LIST& f, const TokenName& name) {
    std::vector<Seen> out;
    for (const CK_SLOT_ID id : slots_with_token(f)) {
        CK_TOKEN_INFO info{};
        if (f.C_GetTokenInfo(id, &info) != CKR_OK) continue;  // drawn out since
        if ((info.flags & CKF_TOKEN_INITIALIZED) == 0) continue;
        const TokenName own{padded(info.label), padded(info.serialNumber)};
        if (!name.label.empty() && name.label != own.label) continue;
        if (!name.serial.empty() && name.serial != own.serial) continue;
        const bool bounded = info.ulMaxSessionCount != CK_EFFECTIVELY_INFINITE &&
                             info.ulMaxSessionCount != CK_UNAVAILABLE_INFORMATION;
        out.push_back({id, info.flags,
                       bounded ? std::max<std::size_t>(1, info.ulMaxSessionCount) : largest_pool,
                       own});
    }
    return out;
}

Seen only(CK_FUNCTION_LIST& f, const TokenName& name) {
    std::vector<Seen> found;
    try {
        found = seen(f, name);
    } catch (const Slot::Refusal& refusal) {
        refused(refusal.value);
    }
    if (found.empty()) throw Error(Code::unavailable, "signing.error.token_away");
    if (found.size() > 1) throw Error(Code::conflict, "signing.error.token_several");
    return std::move(found.front());
}

// The session, the login or what was found in them is gone; all can be had anew.
bool lost(CK_RV answer) {
    switch (answer) {
        case CKR_SESSION_HANDLE_INVALID:
        case CKR_SESSION_CLOSED:
        case CKR_USER_NOT_LOGGED_IN:
        case CKR_DEVICE_REMOVED:
        case CKR_DEVICE_ERROR:
        case CKR_TOKEN_NOT_PRESENT:
        case CKR_SLOT_ID_INVALID:
        case CKR_KEY_HANDLE_INVALID:
        case CKR_OBJECT_HANDLE_INVALID:
            return true;
        default:
            return false;
    }
}

bool says_wrong_pin(CK_RV answer) {
    return answer == CKR_PIN_INCORRECT || answer == CKR_PIN_INVALID ||
           answer == CKR_PIN_LEN_RANGE;
}

CK_UTF8CHAR_PTR characters(std::string_view pin) {
    // The standard's signature lacks const; C_Login only reads.
    return reinterpret_cast<CK_UTF8CHAR_PTR>(const_cast<char*>(pin.data()));
}

}  // namespace

Slot& Module::slot(const TokenName& name) {
    const TokenName own = only(functions_, name).name;
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Slot>& held = slots_[own.label + '\n' + own.serial];
    if (!held) held = std::make_unique<Slot>(functions_, own);
    return *held;
}

void refused(unsigned long answer) {
    switch (answer) {
        case CKR_PIN_INCORRECT:
        case CKR_PIN_INVALID:
        case CKR_PIN_LEN_RANGE:
            throw Error(Code::invalid, "signing.error.passphrase");
        case CKR_PIN_LOCKED:
            throw Error(Code::conflict, "signing.error.pin_locked");
        case CKR_PIN_EXPIRED:
            throw Error(Code::conflict, "signing.error.pin_expired");
        case CKR_USER_PIN_NOT_INITIALIZED:
            throw Error(Code::conflict, "signing.error.pin_unset");
        case CKR_SESSION_HANDLE_INVALID:
        case CKR_SESSION_CLOSED:
        case CKR_DEVICE_REMOVED:
        case CKR_TOKEN_NOT_PRESENT:
        case CKR_TOKEN_NOT_RECOGNIZED:
        case CKR_SLOT_ID_INVALID:
            throw Error(Code::unavailable, "signing.error.token_away");
        case CKR_KEY_FUNCTION_NOT_PERMITTED:
        case CKR_KEY_TYPE_INCONSISTENT:
        case CKR_KEY_SIZE_RANGE:
        case CKR_MECHANISM_INVALID:
            throw Error(Code::unsupported, "signing.error.key_kind");
        default: {
            const std::uint8_t octets[] = {static_cast<std::uint8_t>(answer >> 24),
                                           static_cast<std::uint8_t>(answer >> 16),
                                           static_cast<std::uint8_t>(answer >> 8),
                                           static_cast<std::uint8_t>(answer)};
            throw Error(Code::upstream, "signing.error.token_fault",
                        {{"code", "0x" + core::hex(octets)}});
        }
    }
}

TokenStatus Slot::status() const {
    TokenStatus out;
    try {
        for (const Seen& one : seen(f_, name_)) {
            out.present = true;
            out.few_tries = (one.flags & CKF_USER_PIN_COUNT_LOW) != 0;
            out.final_try = (one.flags & CKF_USER_PIN_FINAL_TRY) != 0;
            out.locked = (one.flags & CKF_USER_PIN_LOCKED) != 0;
        }
    } catch (const Refusal&) {
    }
    return out;
}

void Slot::look(const std::function<void(unsigned long session)>& act) const {
    CK_SESSION_HANDLE session = 0;
    bool opened = false;
    const auto close = [&] {
        if (opened) f_.C_CloseSession(session);
    };
    try {
        must(f_.C_OpenSession(only(f_, name_).id, CKF_SERIAL_SESSION, nullptr, nullptr, &session));
        opened = true;
        act(session);
        close();
    } catch (const Refusal& refusal) {
        close();
        refused(refusal.value);
    } catch (...) {
        close();
        throw;
    }
}

unsigned long Slot::id() const {
    const std::lock_guard lock(mutex_);
    return id_;
}

void Slot::locate() {
    const Seen found = only(f_, name_);
    if ((found.flags & CKF_USER_PIN_LOCKED) != 0) refused(CKR_PIN_LOCKED);
    if ((found.flags & CKF_USER_PIN_FINAL_TRY) != 0)
        throw Error(Code::conflict, "signing.error.pin_final");
    id_ = found.id;
    most_ = std::min(largest_pool, found.sessions);
}

void Slot::wrong_pin() {
    if (status().locked) refused(CKR_PIN_LOCKED);
    refused(CKR_PIN_INCORRECT);
}

void Slot::log_in(unsigned long session) {
    if (refused_) refused(CKR_PIN_INCORRECT);
    const auto ask = [&] {
        return f_.C_Login(session, CKU_USER, characters(pin_.reveal()), pin_.reveal().size());
    };
    CK_RV answer = ask();
    // Left over from a login that was never ended: this PIN has to be judged all the same.
    if (answer == CKR_USER_ALREADY_LOGGED_IN && users_ == 0) {
        f_.C_Logout(session);
        answer = ask();
    }
    if (answer != CKR_OK && answer != CKR_USER_ALREADY_LOGGED_IN) {
        refused_ = says_wrong_pin(answer) || answer == CKR_PIN_LOCKED;
        if (says_wrong_pin(answer)) wrong_pin();
        refused(answer);
    }
    inside_ = true;
}

unsigned long Slot::open_session() {
    if (!inside_) locate();
    CK_SESSION_HANDLE session = 0;
    must(f_.C_OpenSession(id_, CKF_SERIAL_SESSION, nullptr, nullptr, &session));
    ++open_;
    if (inside_) return session;
    try {
        log_in(session);
    } catch (const Error&) {
        f_.C_CloseSession(session);
        --open_;
        returned_.notify_one();
        throw;
    }
    return session;
}

void Slot::enter(const core::Secret& pin) {
    const std::lock_guard lock(mutex_);
    if (users_ > 0) {
        if (refused_ || !pin_.same(pin.reveal())) refused(CKR_PIN_INCORRECT);
        ++users_;
        return;
    }
    inside_ = refused_ = false;
    pin_ = LockedPin(pin.reveal());
    try {
        idle_.push_back(open_session());
    } catch (const Refusal& refusal) {
        pin_ = {};
        refused(refusal.value);
    } catch (const Error&) {
        pin_ = {};
        throw;
    }
    users_ = 1;
}

void Slot::leave() noexcept {
    const std::lock_guard lock(mutex_);
    if (--users_ > 0) return;
    if (inside_ && !idle_.empty()) f_.C_Logout(idle_.front());
    forget();
    pin_ = {};
}

void Slot::close_idle() noexcept {
    for (const unsigned long session : idle_) f_.C_CloseSession(session);
    open_ -= idle_.size();
    idle_.clear();
}

Slot::Lent Slot::borrow() {
    std::unique_lock lock(mutex_);
    for (;;) {
        if (!returned_.wait_for(lock, longest_wait,
                                [&] { return !idle_.empty() || open_ < most_; }))
            throw Error(Code::unavailable, "signing.error.token_busy");
        if (!idle_.empty()) {
            const unsigned long session = idle_.back();
            idle_.pop_back();
            return {session, generation_};
        }
        try {
            return {open_session(), generation_};
        } catch (const Refusal& refusal) {
            // Fewer than the token promised: what is open has to do.
            if (refusal.value == CKR_SESSION_COUNT && open_ > 0) {
                most_ = open_;
                continue;
            }
            if (lost(refusal.value)) forget();
            throw;
        }
    }
}

void Slot::give_back(const Lent& lent, bool good) noexcept {
    const std::lock_guard lock(mutex_);
    if (good && lent.generation == generation_) {
        idle_.push_back(lent.session);
    } else {
        f_.C_CloseSession(lent.session);
        --open_;
    }
    returned_.notify_one();
}

void Slot::lose(unsigned generation) noexcept {
    const std::lock_guard lock(mutex_);
    if (generation == generation_) forget();  // else another thread saw it first
}

void Slot::forget() noexcept {
    close_idle();
    ++generation_;
    inside_ = false;
}

void Slot::run(const std::function<void(const Lent&)>& act) {
    for (bool again = false;; again = true) {
        Lent lent;
        bool held = false;
        try {
            lent = borrow();
            held = true;
            act(lent);
            give_back(lent, true);
            return;
        } catch (const Refusal& refusal) {
            if (held) give_back(lent, false);
            if (held && lost(refusal.value)) lose(lent.generation);
            if (again || !lost(refusal.value)) refused(refusal.value);
        } catch (...) {
            if (held) give_back(lent, false);
            throw;
        }
    }
}

void Slot::confirm(const Lent& lent) {
    // What is read here changes only while nobody is inside.
    const std::string_view pin = pin_.reveal();
    const CK_RV answer =
        f_.C_Login(lent.session, CKU_CONTEXT_SPECIFIC, characters(pin), pin.size());
    if (says_wrong_pin(answer)) {
        const std::lock_guard lock(mutex_);
        refused_ = true;
        wrong_pin();
    }
    must(answer);
}

}  // namespace signing::seal
