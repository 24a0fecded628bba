/** Entities as Razorpay sends them. Amounts are paise, times Unix seconds; ids are a prefix and 14 characters. */

/** An empty set of notes comes back as an empty array. */
export type Notes = Record<string, string> | never[];

export type QrCode = {
  id: string;
  entity: "qr_code";
  created_at: number;
  name: string | null;
  usage: "single_use" | "multiple_use";
  type: "upi_qr" | "bharat_qr";
  image_url: string;
  payment_amount: number | null;
  status: "active" | "closed";
  description: string | null;
  fixed_amount: boolean;
  payments_amount_received: number;
  payments_count_received: number;
  notes: Notes;
  customer_id: string | null;
  close_by: number | null;
  closed_at: number | null;
  close_reason: "on_demand" | "paid" | null;
  image_content: string;
};

export type Payment = {
  id: string;
  entity: "payment";
  amount: number;
  /** INR, unless it lies. */
  currency: string;
  base_amount: number;
  status: "created" | "authorized" | "captured" | "refunded" | "failed";
  order_id: string | null;
  invoice_id: null;
  international: false;
  method: "upi";
  amount_refunded: number;
  amount_transferred: number;
  refund_status: null | "partial" | "full";
  captured: boolean;
  description: string | null;
  card_id: null;
  bank: null;
  wallet: null;
  vpa: string;
  email: string;
  contact: string;
  customer_id: string | null;
  notes: Notes;
  /** With the GST in it; null until captured, 0 for UPI from a bank account. */
  fee: number | null;
  tax: number | null;
  error_code: string | null;
  error_description: string | null;
  error_source: string | null;
  error_step: string | null;
  error_reason: string | null;
  acquirer_data: { rrn: string | null };
  upi: { payer_account_type: "bank_account" | "credit_card"; vpa: string };
  created_at: number;
};

export type Order = {
  id: string;
  entity: "order";
  amount: number;
  amount_paid: number;
  amount_due: number;
  currency: "INR";
  receipt: string | null;
  offer_id: null;
  status: "created" | "attempted" | "paid";
  attempts: number;
  notes: Notes;
  created_at: number;
};

export type PaymentLink = {
  id: string;
  accept_partial: boolean;
  amount: number;
  amount_paid: number;
  callback_method: string;
  callback_url: string;
  /** 0 while it did not happen. */
  cancelled_at: number;
  created_at: number;
  currency: "INR";
  customer: { name?: string | undefined; email?: string | undefined; contact?: string | undefined };
  description: string;
  expire_by: number;
  expired_at: number;
  first_min_partial_amount: number;
  notes: Notes;
  notify: { sms: boolean; email: boolean; whatsapp: boolean };
  order_id: string | null;
  payments:
    | { payment_id: string; amount: number; method: "upi"; status: string; created_at: number }[]
    | null;
  reference_id: string;
  reminder_enable: boolean;
  reminders: never[];
  short_url: string;
  status: "created" | "partially_paid" | "paid" | "expired" | "cancelled";
  updated_at: number;
  upi_link: boolean;
  user_id: string;
  whatsapp_link: boolean;
};

export type Refund = {
  id: string;
  entity: "refund";
  amount: number;
  currency: "INR";
  payment_id: string;
  notes: Notes;
  receipt: string | null;
  acquirer_data: { arn: string | null; rrn: string | null };
  created_at: number;
  batch_id: null;
  status: "pending" | "processed" | "failed";
  speed_processed: "instant" | "normal";
  speed_requested: "normal" | "optimum";
};

export type Settlement = {
  id: string;
  entity: "settlement";
  amount: number;
  status: "created" | "processed" | "failed";
  fees: number;
  tax: number;
  /** Null until the bank has done it. */
  utr: string | null;
  created_at: number;
};

export type Contact = {
  id: string;
  entity: "contact";
  name: string;
  contact: string | null;
  email: string | null;
  type: string | null;
  reference_id: string | null;
  batch_id: null;
  active: boolean;
  notes: Notes;
  created_at: number;
};

export type BankAccount = {
  name: string;
  bank_name: string;
  ifsc: string;
  account_number: string;
  notes: never[];
};
export type Vpa = { username: string; handle: string; address: string };

export type FundAccount = {
  id: string;
  entity: "fund_account";
  contact_id: string;
  batch_id: null;
  active: boolean;
  created_at: number;
} & ({ account_type: "bank_account"; bank_account: BankAccount } | { account_type: "vpa"; vpa: Vpa });

export type ValidationResults = {
  account_status: "active" | "invalid" | null;
  registered_name: string | null;
  details: string | null;
  name_match_score: number | null;
};

export type Validation = {
  id: string;
  entity: "fund_account.validation";
  fund_account: FundAccount;
  status: "created" | "completed" | "failed";
  amount: number;
  currency: "INR";
  notes: Notes;
  results: ValidationResults;
  created_at: number;
  utr: string | null;
};

/** A rupee that is asked for, to learn from which account it comes. */
export type ReverseValidation = {
  id: string;
  entity: "fund_account.validation";
  fund_account: null;
  status: "created" | "completed" | "failed";
  amount: number;
  currency: "INR";
  notes: Notes;
  reference_id: string | null;
  validation_results: ValidationResults & {
    validated_account_type?: "bank_account";
    bank_account?: {
      account_number: string;
      bank_routing_code: string;
      bank_name: string;
      account_type: "savings";
    };
  };
  upi_intent: { intent_url: string; phonepe_url: string; gpay_url: string };
  created_at: number;
  utr: string | null;
};

export type PayoutStatus = "queued" | "processing" | "processed" | "reversed" | "cancelled" | "failed";

export type StatusDetails = { reason: string | null; description: string | null; source: string | null };

export type Payout = {
  id: string;
  entity: "payout";
  fund_account_id: string;
  fund_account: FundAccount;
  amount: number;
  currency: "INR";
  notes: Notes;
  fees: number;
  tax: number;
  status: PayoutStatus;
  purpose: string;
  utr: string | null;
  mode: "UPI" | "IMPS" | "NEFT" | "RTGS";
  reference_id: string | null;
  narration: string;
  batch_id: null;
  failure_reason: string | null;
  created_at: number;
  fee_type: null;
  status_details: StatusDetails;
  debit_account_number: string;
};

export type Transaction = {
  id: string;
  entity: "transaction";
  account_number: string;
  amount: number;
  currency: "INR";
  credit: number;
  debit: number;
  /** The balance after it. */
  balance: number;
  source: object;
  created_at: number;
};

/** A beneficiary bank in trouble. */
export type Downtime = {
  id: string;
  entity: "payout.downtime";
  scheduled: false;
  method: string[];
  begin: number;
  end: number | null;
  status: "started" | "resolved";
  source: "beneficiary";
  /** The bank's short name; null when all are affected. */
  instrument: { bank: string | null };
  created_at: number;
  updated_at: number;
};
